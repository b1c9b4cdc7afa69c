## Vehicles

status-open = Kein Angebot
status-proposal-sent = Angebot gesendet
status-booked = Gebucht
status-in-service = In Arbeit
status-ready = Abholbereit
status-delivered = Übergeben
no-date-yet = noch kein Termin
due = fällig { $day }

## Panel

vehicles = Fahrzeuge
vehicle-count =
    { $count ->
        [one] { $count } Fahrzeug
       *[other] { $count } Fahrzeuge
    }
vehicles-found =
    { $count ->
        [one] { $count } Fahrzeug gefunden
       *[other] { $count } Fahrzeuge gefunden
    }
add-vehicle = Fahrzeug hinzufügen
refresh-vehicles = Fahrzeuge aktualisieren
filter-vehicles = Fahrzeuge filtern
loading-vehicles = Fahrzeuge werden geladen
vehicles-not-loaded = Die Fahrzeuge konnten nicht geladen werden.
loading-how-to-connect = Verbindungsmöglichkeit wird geladen
no-vehicle-matches = Kein Fahrzeug passt dazu.
no-vehicles = { $resource ->
        [person] Diese Person hat noch keine Fahrzeuge.
        [organization] Diese Organisation hat noch keine Fahrzeuge.
       *[deal] Dieser Deal hat noch keine Fahrzeuge.
    }
vehicle-not-opened = Das Fahrzeug konnte nicht geöffnet werden.
open-vehicle = Fahrzeug öffnen
add-follow-up = Folgeaktivität hinzufügen
more-actions = Weitere Aktionen für { $name }
follow-up-not-added = Die Folgeaktivität konnte nicht hinzugefügt werden.
reload-and-try = Laden Sie die Seite neu, und versuchen Sie es dann noch einmal.
follow-up-added = Folgeaktivität hinzugefügt
follow-up-subject = Nachfassen: { $name } ({ $plate })
not-connected = Car services ist noch nicht mit Ihrem Pipedrive verbunden.
connect-account = Konto verbinden

## Modal: one vehicle

close = Schließen
close-by-hand = Schließen Sie dieses Fenster mit dem X oben.
nothing-to-show = Hier gibt es kein Fahrzeug zu zeigen. Öffnen Sie eines im Bereich Car services eines Deals, einer Person oder einer Organisation.
vehicle-not-loaded = Das Fahrzeug konnte nicht geladen werden.
loading-vehicle = Fahrzeug wird geladen
loading-proposals = Angebote werden geladen
choose-proposal = Wählen Sie ein Angebot
handed-over = Dieses Fahrzeug ist wieder beim Eigentümer
all-sent = Alle Angebote wurden gesendet
send-proposal = Angebot senden
price-to = { $price } an { $customer }
all-vehicles = Alle Fahrzeuge
press-again = Drücken Sie die Schaltfläche noch einmal.
open-settings = Einstellungen öffnen
settings-not-opened = Die Einstellungen konnten nicht geöffnet werden.
facts = Angaben
fact-customer = Kunde
fact-price = Preis
fact-delivery = Übergabe
fact-registered = Zugelassen
fact-distance = Laufleistung
fact-engine = Motor
fact-chassis = Fahrgestell
kilometres = { $number } km
proposals = Angebote
already-sent = Schon gesendet
price-sent = { $price } · gesendet am { $day }
open = Öffnen
proposal-not-sent = Das Angebot wurde nicht gesendet.
proposal-perhaps-sent = Das Angebot wurde vielleicht nicht gesendet. Ein neuer Versuch sendet es nie doppelt.
proposal-sent-to = Angebot an { $customer } gesendet
open-proposal = Angebot öffnen
send-question = „{ $proposal }“ an { $customer } senden?
send-description = { $price } für { $vehicle } ({ $plate }). Die E-Mail geht sofort an den Kunden.

## Modal: choose or add a vehicle

choose-vehicle = Wählen Sie ein Fahrzeug
make-and-model = Marke und Modell
number-plate = Kennzeichen
new-vehicle =
    { $resource ->
        [person] Neues Fahrzeug für diese Person
        [organization] Neues Fahrzeug für diese Organisation
       *[deal] Neues Fahrzeug für diesen Deal
    }
cancel = Abbrechen
vehicle-not-added = Das Fahrzeug wurde nicht hinzugefügt.
vehicle-perhaps-added = Das Fahrzeug wurde vielleicht nicht hinzugefügt. Ein neuer Versuch fügt es nie doppelt hinzu.

## Modal: reminders

loading-reminders = Erinnerungen werden geladen
loading-selection = Auswahl wird geladen
selection-not-read = Die Auswahl konnte nicht gelesen werden.
selected-records =
    { $resource ->
        [person] 
            { $count ->
                [one] { $count } Person
               *[other] { $count } Personen
            }
        [organization] 
            { $count ->
                [one] { $count } Organisation
               *[other] { $count } Organisationen
            }
       *[deal] 
            { $count ->
                [one] { $count } Deal
               *[other] { $count } Deals
            }
    }
selected-but = { $selected }, { NUMBER($excluded) } ausgeschlossen
names-and-more = { $names } und { NUMBER($others) } weitere
reminder-explained = Alle erhalten eine E-Mail zum nächsten Service ihres Fahrzeugs, unterzeichnet wie in den Einstellungen. Niemand wird innerhalb von 30 Tagen zweimal erinnert.
sending-reminders = Erinnerungen werden gesendet
reminders-sent =
    { $count ->
        [one] { $count } Erinnerung gesendet
       *[other] { $count } Erinnerungen gesendet
    }
not-reminded = Nicht erinnert
send-count =
    { $count ->
        [one] { $count } Erinnerung senden
       *[other] { $count } Erinnerungen senden
    }
continue-sending = Fortsetzen
done = Fertig
no-reminders-sent = Es wurden keine Erinnerungen gesendet.
reminders-question = Serviceerinnerung an { $selected } senden?
reminders-description = Die E-Mails gehen sofort hinaus und können nicht zurückgeholt werden.
send-reminders = Erinnerungen senden
not-all-reminders-sent = Nicht alle Erinnerungen wurden gesendet.
last-reminders-perhaps-sent = Die letzten Erinnerungen wurden vielleicht nicht gesendet. Wenn Sie fortfahren, werden sie nie doppelt gesendet.

## Landing page of link actions

for-record =
    { $resource ->
        [person] Car services für Person { $id }
        [organization] Car services für Organisation { $id }
        [activity] Car services für Aktivität { $id }
        [product] Car services für Produkt { $id }
       *[deal] Car services für Deal { $id }
    }
for-records =
    { $resource ->
        [person] 
            { $count ->
                [one] Car services für { $count } Person
               *[other] Car services für { $count } Personen
            }
        [organization] 
            { $count ->
                [one] Car services für { $count } Organisation
               *[other] Car services für { $count } Organisationen
            }
        [activity] 
            { $count ->
                [one] Car services für { $count } Aktivität
               *[other] Car services für { $count } Aktivitäten
            }
        [product] 
            { $count ->
                [one] Car services für { $count } Produkt
               *[other] Car services für { $count } Produkte
            }
       *[deal] 
            { $count ->
                [one] Car services für { $count } Deal
               *[other] Car services für { $count } Deals
            }
    }
for-all =
    { $resource ->
        [person] Car services für alle Personen
        [organization] Car services für alle Organisationen
        [activity] Car services für alle Aktivitäten
        [product] Car services für alle Produkte
       *[deal] Car services für alle Deals
    }
for-all-but = { for-all } außer { NUMBER($excluded) }
link-action-explained = Dieser Tab kann keine Fahrzeuge zeigen: Pipedrive meldet nur die Seiten an, die in ihm liegen. Öffnen Sie den Eintrag dort, und sehen Sie im Bereich Car services nach.
back-to-pipedrive = Zurück zu Pipedrive

## Floating window

search-contacts = Kontakte suchen
contacts = Kontakte
loading-call = Anruf wird geladen
loading-form = Formular wird geladen
loading-contacts = Kontakte werden geladen
contacts-not-loaded = Die Kontakte konnten nicht geladen werden.
no-contact-matches = Kein Kontakt passt dazu.
recent = Zuletzt
not-now = Nicht jetzt
call = Anrufen
call-name = { $name } anrufen
outcome-talked = Gesprochen
outcome-left-message = Nachricht hinterlassen
outcome-no-answer = Keine Antwort
outcome-missed = Verpasst
dismiss = Ausblenden
unknown-context = Pipedrive hat etwas übergeben, das diese App nicht kennt:
decline = Ablehnen
accept = Annehmen
incoming-call = Eingehender Anruf
no-incoming-calls = Eingehende Anrufe können nicht angezeigt werden.
missed-call-not-saved = Ein verpasster Anruf konnte nicht festgehalten werden.
call-not-followed = Pipedrive folgt diesem Anruf nicht.
end-call = Anruf beenden
call-in-progress = Laufender Anruf
on-hold = Gehalten
muted = Stummgeschaltet
mute = Stumm
hold = Halten
keypad = Ziffern
notes = Notizen

## Floating window: after a call

how-did-it-go = Wie ist es gelaufen?
note = Notiz
plan-next = Nächste Aktivität planen
call-ended = Anruf beendet · { $time }
subject = Betreff
due-date = Fällig
do-not-save = Nicht speichern
save-call = Anruf speichern
call-not-saved = Der Anruf wurde nicht gespeichert.
call-perhaps-saved = Der Anruf wurde vielleicht nicht gespeichert. Ein neuer Versuch fügt ihn nie doppelt hinzu.
call-saved = Anruf gespeichert
choose-outcome = Wählen Sie, wie es gelaufen ist
enter-date = Geben Sie ein Datum ein
call-back = { $name } zurückrufen
left-not-sent = Der Anruf mit { $name } wurde nicht festgehalten.
left-done = Der Anruf mit { $name } wurde gespeichert; nur die Antwort ging verloren.
left-not-done = Der Anruf mit { $name } wurde nicht gespeichert.
left-unknown = Der Anruf mit { $name } wurde vielleicht gespeichert. Erneutes Speichern fügt ihn nur hinzu, wenn er fehlt.
ok = OK
discard = Verwerfen
write-down = Festhalten

## Settings

app-name = Car services
loading-settings = Einstellungen werden geladen
settings-not-loaded = Die Einstellungen konnten nicht geladen werden.
sent-to-connect = Sie wurden hierher geleitet, um Ihr Konto zu verbinden. Gehen Sie danach zurück, und versuchen Sie es noch einmal.
sent-to-defaults = Sie wurden hierher geleitet, um die Vorgaben anzusehen.
sent-to-notifications = Sie wurden hierher geleitet, um die Benachrichtigungen anzusehen.
connection = Verbindung
connection-description = Das Konto bei Car services, aus dem Fahrzeuge und Angebote kommen.
press-disconnect-again = Drücken Sie noch einmal auf „Trennen“.
connected = Verbunden
since = Seit { $day }
disconnect = Trennen
reconnect = Neu verbinden
unconnected = Nicht verbunden
unconnected-hint = Fahrzeuge werden angezeigt, aber es kann nichts gesendet werden.
no-account = Kein Konto
account-connected = Konto verbunden
account-not-connected = Das Konto wurde nicht verbunden.
disconnect-question = Car services trennen?
disconnect-description = Bis zur nächsten Verbindung können keine Angebote und Erinnerungen gesendet werden. Es wird nichts gelöscht.
account-not-disconnected = Das Konto wurde nicht getrennt.
account-disconnected = Konto getrennt
connect-elsewhere = Pipedrive fragt Sie in einem neuen Tab. Diese Seite bemerkt es, wenn das erledigt ist.
label-sender = Name des Absenders
label-reply-to = Antwortadresse
label-follow-up-days = Tage bis zur Folgeaktivität
label-valid-days = Angebote bleiben offen für
label-notify-opened = Ein Kunde öffnet ein Angebot
label-notify-ready = Ein Fahrzeug ist abholbereit
label-notify-missed = Ein Anruf wird verpasst
changed-one = „{ $field }“ geändert
changed-more = „{ $field }“ und { NUMBER($others) } weitere geändert
help-sender = Kunden sehen ihn in Angeboten und Erinnerungen.
help-reply-to = Dorthin gehen die Antworten der Kunden.
help-follow-up-days = Wann eine Folgeaktivität fällig wird, 1 bis 90 Tage.
help-valid-days = Danach wird der Kunde gebeten, sich zu melden.
help-notify-missed = Als Zahl am Symbol des schwebenden Fensters.
defaults = Vorgaben
defaults-description = Womit Angebote, Erinnerungen und Folgeaktivitäten beginnen.
notifications = Benachrichtigungen
notifications-description = Worüber der Besitzer eines Deals informiert wird.
days =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
unsaved-hint = Pipedrive fragt nicht nach, bevor es diese Seite verlässt. Speichern Sie zuerst.
settings-saved = Einstellungen gespeichert
settings-not-saved = Die Einstellungen wurden nicht gespeichert.
settings-perhaps-saved = Die Einstellungen wurden vielleicht nicht gespeichert.
saved-meanwhile = Jemand anderes hat diese Einstellungen gespeichert, während Sie sie geändert haben.
saved-meanwhile-changes = { saved-meanwhile } Geändert wurde: { $fields }.
use-theirs = Die anderen übernehmen
save-mine = Meine darüber speichern
language = Sprache
language-description = In welcher Sprache Sie Car services sehen. Das wird in diesem Browser gespeichert und ändert für andere nichts.
language-of-browser = Wie im Browser
language-not-changed = Die Sprache wurde nicht geändert.

## By their English texts

rule-sender = Geben Sie den Namen ein, den Kunden sehen
rule-reply-to = Geben Sie die Adresse ein, an die Antworten gehen
rule-follow-up-days = Geben Sie eine Anzahl von Tagen ein
rule-valid-days = Wählen Sie 7, 14 oder 30 Tage
rule-model = Geben Sie Marke und Modell ein, etwa Volvo V60
rule-plate = Geben Sie das Kennzeichen ein
rule-next = Geben Sie ein, was als Nächstes geschehen soll
rule-due = Wählen Sie heute oder einen späteren Tag
