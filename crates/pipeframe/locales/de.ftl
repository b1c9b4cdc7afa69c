## Components

retry = Erneut versuchen
details = Details
save-changes = Änderungen speichern
reset = Zurücksetzen
unsaved-changes = Nicht gespeicherte Änderungen
progress-count = { NUMBER($done) } von { NUMBER($total) }
loading = Wird geladen
part-not-loaded = Ein Teil dieser Seite konnte nicht geladen werden. Wenn das wieder geschieht, gibt es vielleicht eine neuere Version: Laden Sie die Seite neu.
opens-in-new-tab = (öffnet einen neuen Tab)
dismiss = Ausblenden
save = Speichern
cancel = Abbrechen
nothing-entered = Nicht angegeben
edit-empty = { $label } bearbeiten
edit-value = { $label } bearbeiten: { $value }
remove = { $label } entfernen
used-of-limit = { NUMBER($used) } von { NUMBER($limit) } Zeichen
few-left = Höchstens noch { NUMBER($left) } Zeichen
too-long = Der Text ist zu lang
sort-by = Sortieren nach
smallest-first = Kleinste zuerst
largest-first = Größte zuerst
suggestions = Vorschläge
searching = Suche läuft
nothing-found = Nichts gefunden
suggestions-found =
    { $count ->
        [one] { $count } Vorschlag
       *[other] { $count } Vorschläge
    }
drop-file = Legen Sie hier eine Datei ab, oder wählen Sie eine aus
drop-files = Legen Sie hier Dateien ab, oder wählen Sie welche aus
course = { $label }: zuerst { $first }, niedrigster Wert { $lowest }, höchster Wert { $highest }, zuletzt { $last }
no-numbers = { $label }: noch nichts

## Forms

form-not-saved = Das konnte nicht gespeichert werden
form-check-fields = Prüfen Sie diese Felder
rule-too-short =
    { $length ->
        [one] Geben Sie mindestens { $length } Zeichen ein
       *[other] Geben Sie mindestens { $length } Zeichen ein
    }
rule-too-long =
    { $over ->
        [one] Kürzen Sie den Text um { $over } Zeichen
       *[other] Kürzen Sie den Text um { $over } Zeichen
    }
rule-whole-number = Geben Sie eine ganze Zahl von { $min } bis { $max } ein
rule-email = Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com
rule-web-address = Geben Sie eine Webadresse ein, die mit https:// beginnt
rule-date = Geben Sie ein Datum ein
rule-later-date = Wählen Sie ein späteres Datum
enter-a-number = Geben Sie eine Zahl ein
enter-a-whole-number = Geben Sie eine ganze Zahl ein
enter-a-smaller-number = Geben Sie eine kleinere Zahl ein
at-most-decimals =
    { $decimals ->
        [one] Geben Sie eine Zahl mit höchstens { $decimals } Nachkommastelle ein
       *[other] Geben Sie eine Zahl mit höchstens { $decimals } Nachkommastellen ein
    }
refused-without-reason = Der Server hat das ohne Begründung abgelehnt. Ändern Sie etwas, oder versuchen Sie es später noch einmal

## Calls to the app's server

not-connected = Ihr Konto ist noch nicht verbunden. Verbinden Sie es in den Einstellungen der App.
session-refused = Ihre Sitzung wurde nicht akzeptiert. Laden Sie die Seite neu; wenn das nicht hilft, installieren Sie die App noch einmal.
forbidden = Dazu fehlt Ihnen die Berechtigung. Wenden Sie sich an die Administration Ihres Kontos.
gone = Das gibt es nicht mehr. Gehen Sie zurück, und aktualisieren Sie die Liste.
never-arrived = Das kam nicht rechtzeitig an und wurde nicht ausgeführt. Versuchen Sie es noch einmal.
changed-meanwhile = Jemand anderes hat das inzwischen geändert. Aktualisieren Sie, und nehmen Sie Ihre Änderung dann noch einmal vor.
invalid-entries = Bitte prüfen Sie einige Eingaben.
too-many-requests = Das war zu viel auf einmal. Warten Sie einen Moment, und versuchen Sie es dann noch einmal.
server-fault = Der Server hat ein Problem. Versuchen Sie es gleich noch einmal.
server-unreachable = Sie sind offline, oder der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung, und versuchen Sie es dann noch einmal.
server-slow = Der Server braucht zu lange für eine Antwort. Versuchen Sie es noch einmal.
unsendable = Diese Seite konnte „{ $field }“ nicht senden (Grund: { $reason }). Informieren Sie die Entwickler dieser App.
answer-not-understood = Die Antwort des Servers war nicht verständlich. Laden Sie die Seite neu; vielleicht wurde die App aktualisiert.
as-of = Stand: { $time }. { $problem }
offline = Sie sind offline. Was hier zu sehen ist, kann veraltet sein; es wird neu geladen, sobald Sie wieder verbunden sind.

## Drafts

draft-back = Ihre früheren Eingaben sind wieder da.
draft-offered = Sie haben hier in einem anderen Fenster etwas eingegeben.
draft-offered-sent = Was Sie aus einem anderen Fenster gesendet haben, ist noch nicht bestätigt.
draft-taken-over = Ihre Eingaben wurden in einem anderen Fenster übernommen.
draft-asking = Ihre letzte Sendung wurde nicht bestätigt. Es wird nachgefragt, was daraus geworden ist …
draft-pending = Ihre letzte Sendung ist vielleicht angekommen oder noch unterwegs. Wenn Sie dasselbe noch einmal senden, wird es nie doppelt ausgeführt.
draft-saved = Ihre letzte Sendung ist angekommen; nur die Antwort ging verloren.
draft-not-saved = Ihre letzte Sendung ist nicht angekommen.
draft-earlier = Ihre erste Fassung ist angekommen. Wenn Sie jetzt senden, kommt diese als weitere hinzu.
draft-unkept = Dieser Browser bewahrt keine Entwürfe auf. Ihre Eingaben gehen verloren, wenn diese Seite geschlossen wird.
draft-loss-sent = Was Sie gesendet haben, ist noch nicht bestätigt. Es kommt vielleicht noch an, nachdem dieses Fenster geschlossen ist.
draft-loss-unkept = Dieser Browser bewahrt keine Entwürfe auf. Ihre Eingaben gehen verloren.
ok = OK
bring-back = Wiederherstellen
not-now = Nicht jetzt
ask-again = Erneut nachfragen
discard = Verwerfen

## Windows and questions

close-question = Dieses Fenster schließen?
close = Schließen
close-by-hand = Schließen Sie dieses Fenster mit dem X oben.
waiting-for-answer = In Pipedrive wartet eine Frage auf Ihre Antwort. Sie sehen keine? { $advice }

## Pages that do not start

reload = Neu laden
outside-pipedrive = Öffnen Sie diese Seite in Pipedrive
    .text = Sie ist ein Teil von Pipedrive und funktioniert nur dort.
    .preview = Vorschau öffnen
    .open = Pipedrive öffnen
unknown-page = Diese Seite gibt es nicht
    .text = Prüfen Sie die Adresse, die für diese Erweiterung registriert ist, und laden Sie dann neu.
no-identifier = Dieser Seite fehlt ihre Adresse
    .text = Pipedrive erkennt nicht, welche Seite das ist. Schließen Sie sie, und öffnen Sie sie dann noch einmal.
sdk-blocked = Das Skript von Pipedrive wurde nicht geladen
    .text = Vielleicht hat ein Inhaltsblocker oder das Netzwerk es aufgehalten. Erlauben Sie es für diese Seite, und laden Sie dann neu.
host-silent = Pipedrive antwortet nicht
    .text = Die Seite ist bereit und erscheint von selbst, sobald Pipedrive antwortet.
host-refused = Pipedrive hat diese Seite nicht angenommen
    .text = Laden Sie sie neu. Wenn das nicht hilft, installieren Sie die App noch einmal.
address-not-understood = Diese Seite wurde auf unerwartete Weise geöffnet
    .text = Schließen Sie sie, und öffnen Sie sie dann noch einmal aus Pipedrive.
stopped = Diese Seite wurde angehalten
    .text = Was Sie gespeichert haben, ist sicher. Laden Sie die Seite neu, um weiterzuarbeiten.
    .details = Details für den Support

## Calls to Pipedrive

sdk-no-identifier = Der Adresse des Frames fehlt die „id“. Öffnen Sie die Seite aus Pipedrive; behalten Sie bei Weiterleitungen die Abfrage bei.
sdk-script-missing = Das SDK von Pipedrive wurde nicht geladen. Prüfen Sie, ob ein Inhaltsblocker aktiv ist, und laden Sie dann neu.
sdk-handshake-timed-out = Pipedrive hat nicht innerhalb von { $seconds } s geantwortet. Laden Sie die Seite neu.
sdk-timed-out = Pipedrive hat „{ $command }“ nicht innerhalb von { $seconds } s beantwortet. Versuchen Sie es noch einmal.
sdk-refused = Pipedrive hat „{ $call }“ abgelehnt: { $message }

## Languages

language-not-kept = Dieser Browser speichert nichts für diese Seite.

## By their English texts

page-too-old = Dieser Browser ist zu alt
    .text = Diese Seite benötigt WebAssembly, das diesem Browser fehlt oder abgeschaltet ist. Öffnen Sie Pipedrive in einem aktuellen Browser.
page-not-loaded = Diese Seite konnte nicht geladen werden
    .text = Ein Teil davon ist nicht angekommen. Vielleicht ist die Verbindung ausgefallen, oder es gibt eine neuere Version. Laden Sie die Seite neu.
page-misconfigured = Diese Seite ist nicht richtig eingerichtet
    .text = Informieren Sie die Betreiber dieser App.
page-slow = Diese Seite lädt langsam
    .text = Sie öffnet sich, sobald der Rest angekommen ist. Wenn Sie nicht warten möchten, laden Sie sie neu.
