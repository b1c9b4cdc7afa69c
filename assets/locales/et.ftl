## Vehicles

status-open = Pakkumiseta
status-proposal-sent = Pakkumine saadetud
status-booked = Broneeritud
status-in-service = Töös
status-ready = Valmis
status-delivered = Üle antud
no-date-yet = kuupäev puudub
due = tähtaeg { $day }

## Panel

vehicles = Sõidukid
vehicle-count =
    { $count ->
        [one] { $count } sõiduk
       *[other] { $count } sõidukit
    }
vehicles-found =
    { $count ->
        [one] Leiti { $count } sõiduk
       *[other] Leiti { $count } sõidukit
    }
add-vehicle = Lisa sõiduk
refresh-vehicles = Värskenda sõidukeid
filter-vehicles = Filtreeri sõidukeid
loading-vehicles = Sõidukite laadimine
vehicles-not-loaded = Sõidukeid ei saanud laadida.
loading-how-to-connect = Ühendamisvõimaluse laadimine
no-vehicle-matches = Ükski sõiduk ei sobi.
no-vehicles = { $resource ->
        [person] Sellel isikul pole veel sõidukeid.
        [organization] Sellel organisatsioonil pole veel sõidukeid.
       *[deal] Sellel tehingul pole veel sõidukeid.
    }
vehicle-not-opened = Sõidukit ei saanud avada.
open-vehicle = Ava sõiduk
add-follow-up = Lisa järeltegevus
more-actions = Veel toiminguid: { $name }
follow-up-not-added = Järeltegevust ei saanud lisada.
reload-and-try = Laadige leht uuesti ja proovige siis veel kord.
follow-up-added = Järeltegevus lisatud
follow-up-subject = Järelkontakt: { $name } ({ $plate })
not-connected = Car services pole veel teie Pipedrive’iga ühendatud.
connect-account = Ühenda konto

## Modal: one vehicle

close = Sulge
close-by-hand = Sulgege see aken ülaosas oleva ristiga.
nothing-to-show = Siin pole ühtegi sõidukit, mida näidata. Avage mõni tehingu, isiku või organisatsiooni Car services’i paneelilt.
vehicle-not-loaded = Sõidukit ei saanud laadida.
loading-vehicle = Sõiduki laadimine
loading-proposals = Pakkumiste laadimine
choose-proposal = Valige pakkumine
handed-over = See sõiduk on omanikule tagastatud
all-sent = Kõik pakkumised on saadetud
send-proposal = Saada pakkumine
price-to = { $price }, saaja { $customer }
all-vehicles = Kõik sõidukid
press-again = Vajutage nuppu uuesti.
open-settings = Ava seaded
settings-not-opened = Seadeid ei saanud avada.
facts = Andmed
fact-customer = Klient
fact-price = Hind
fact-delivery = Üleandmine
fact-registered = Registreeritud
fact-distance = Läbisõit
fact-engine = Mootor
fact-chassis = Kere
kilometres = { $number } km
proposals = Pakkumised
already-sent = Juba saadetud
price-sent = { $price } · saadetud { $day }
open = Ava
proposal-not-sent = Pakkumist ei saadetud.
proposal-perhaps-sent = Pakkumist võib-olla ei saadetud. Uuesti proovides ei saadeta seda kunagi topelt.
proposal-sent-to = Pakkumine saadetud: { $customer }
open-proposal = Ava pakkumine
send-question = Kas saata „{ $proposal }“, saaja { $customer }?
send-description = { $price }, { $vehicle } ({ $plate }). Klient saab selle kohe e-postiga.

## Modal: choose or add a vehicle

choose-vehicle = Valige sõiduk
make-and-model = Mark ja mudel
number-plate = Registreerimisnumber
new-vehicle =
    { $resource ->
        [person] Isiku uus sõiduk
        [organization] Organisatsiooni uus sõiduk
       *[deal] Tehingu uus sõiduk
    }
cancel = Tühista
vehicle-not-added = Sõidukit ei lisatud.
vehicle-perhaps-added = Sõidukit võib-olla ei lisatud. Uuesti proovides ei lisata seda kunagi topelt.

## Modal: reminders

loading-reminders = Meeldetuletuste laadimine
loading-selection = Valiku laadimine
selection-not-read = Valikut ei saanud lugeda.
selected-records =
    { $resource ->
        [person] 
            { $count ->
                [one] { $count } isik
               *[other] { $count } isikut
            }
        [organization] 
            { $count ->
                [one] { $count } organisatsioon
               *[other] { $count } organisatsiooni
            }
       *[deal] 
            { $count ->
                [one] { $count } tehing
               *[other] { $count } tehingut
            }
    }
selected-but = { $selected }, välja jäetud { NUMBER($excluded) }
names-and-more = { $names } ja veel { NUMBER($others) }
reminder-explained = Igaüks saab oma sõiduki järgmise hoolduse kohta ühe e-kirja, allkirjaga nagu seadetes. Kedagi ei teavitata 30 päeva jooksul kaks korda.
sending-reminders = Meeldetuletuste saatmine
reminders-sent =
    { $count ->
        [one] Saadetud { $count } meeldetuletus
       *[other] Saadetud { $count } meeldetuletust
    }
not-reminded = Teavitamata
send-count =
    { $count ->
        [one] Saada { $count } meeldetuletus
       *[other] Saada { $count } meeldetuletust
    }
continue-sending = Jätka
done = Valmis
no-reminders-sent = Ühtegi meeldetuletust ei saadetud.
reminders-question = Kas saata hoolduse meeldetuletus ({ $selected })?
reminders-description = E-kirjad saadetakse kohe ja neid ei saa tagasi võtta.
send-reminders = Saada meeldetuletused
not-all-reminders-sent = Kõiki meeldetuletusi ei saadetud.
last-reminders-perhaps-sent = Viimaseid meeldetuletusi võib-olla ei saadetud. Jätkates ei saadeta neid kunagi topelt.

## Landing page of link actions

for-record =
    { $resource ->
        [person] Car services: isik { $id }
        [organization] Car services: organisatsioon { $id }
        [activity] Car services: tegevus { $id }
        [product] Car services: toode { $id }
       *[deal] Car services: tehing { $id }
    }
for-records =
    { $resource ->
        [person] 
            { $count ->
                [one] Car services: { $count } isik
               *[other] Car services: { $count } isikut
            }
        [organization] 
            { $count ->
                [one] Car services: { $count } organisatsioon
               *[other] Car services: { $count } organisatsiooni
            }
        [activity] 
            { $count ->
                [one] Car services: { $count } tegevus
               *[other] Car services: { $count } tegevust
            }
        [product] 
            { $count ->
                [one] Car services: { $count } toode
               *[other] Car services: { $count } toodet
            }
       *[deal] 
            { $count ->
                [one] Car services: { $count } tehing
               *[other] Car services: { $count } tehingut
            }
    }
for-all =
    { $resource ->
        [person] Car services: kõik isikud
        [organization] Car services: kõik organisatsioonid
        [activity] Car services: kõik tegevused
        [product] Car services: kõik tooted
       *[deal] Car services: kõik tehingud
    }
for-all-but = { for-all }, välja jäetud { NUMBER($excluded) }
link-action-explained = See vaheleht ei saa sõidukeid näidata: Pipedrive logib sisse ainult enda sees olevad lehed. Avage kirje seal ja vaadake selle Car services’i paneeli.
back-to-pipedrive = Tagasi Pipedrive’i

## Floating window

search-contacts = Otsi kontakte
contacts = Kontaktid
loading-call = Kõne laadimine
loading-form = Vormi laadimine
loading-contacts = Kontaktide laadimine
contacts-not-loaded = Kontakte ei saanud laadida.
no-contact-matches = Ükski kontakt ei sobi.
recent = Hiljutised
not-now = Mitte praegu
call = Helista
call-name = Helista: { $name }
outcome-talked = Räägitud
outcome-left-message = Sõnum jäetud
outcome-no-answer = Ei vastatud
outcome-missed = Vastamata
dismiss = Peida
unknown-context = Pipedrive edastas midagi, mida see rakendus ei tunne:
decline = Keeldu
accept = Vasta
incoming-call = Sissetulev kõne
no-incoming-calls = Sissetulevaid kõnesid ei saa näidata.
missed-call-not-saved = Vastamata kõnet ei saanud üles märkida.
call-not-followed = Pipedrive ei järgi seda kõnet.
end-call = Lõpeta kõne
call-in-progress = Kõne käib
on-hold = Ootel
muted = Vaigistatud
mute = Vaigista
hold = Ootele
keypad = Klahvid
notes = Märkmed

## Floating window: after a call

how-did-it-go = Kuidas läks?
note = Märge
plan-next = Kavanda järgmine tegevus
call-ended = Kõne lõppes · { $time }
subject = Teema
due-date = Tähtaeg
do-not-save = Ära salvesta
save-call = Salvesta kõne
call-not-saved = Kõnet ei salvestatud.
call-perhaps-saved = Kõnet võib-olla ei salvestatud. Uuesti proovides ei lisata seda kunagi topelt.
call-saved = Kõne salvestatud
choose-outcome = Valige, kuidas läks
enter-date = Sisestage kuupäev
call-back = Helista tagasi: { $name }
left-not-sent = Kõne ({ $name }) jäi üles märkimata.
left-done = Kõne ({ $name }) salvestati; kaduma läks ainult vastus.
left-not-done = Kõnet ({ $name }) ei salvestatud.
left-unknown = Kõne ({ $name }) võidi salvestada. Uuesti salvestades lisatakse see ainult siis, kui see puudub.
ok = OK
discard = Loobu
write-down = Märgi üles

## Settings

app-name = Car services
loading-settings = Seadete laadimine
settings-not-loaded = Seadeid ei saanud laadida.
sent-to-connect = Teid suunati siia kontot ühendama. Minge seejärel tagasi ja proovige uuesti.
sent-to-defaults = Teid suunati siia vaikeväärtusi vaatama.
sent-to-notifications = Teid suunati siia teavitusi vaatama.
connection = Ühendus
connection-description = Car services’i konto, kust tulevad sõidukid ja pakkumised.
press-disconnect-again = Vajutage uuesti „Katkesta ühendus“.
connected = Ühendatud
since = Alates { $day }
disconnect = Katkesta ühendus
reconnect = Ühenda uuesti
unconnected = Ühendamata
unconnected-hint = Sõidukeid näidatakse, kuid midagi ei saa saata.
no-account = Konto puudub
account-connected = Konto ühendatud
account-not-connected = Kontot ei ühendatud.
disconnect-question = Kas katkestada Car services’i ühendus?
disconnect-description = Pakkumisi ja meeldetuletusi ei saa saata enne, kui see on uuesti ühendatud. Midagi ei kustutata.
account-not-disconnected = Konto ühendust ei katkestatud.
account-disconnected = Konto ühendus katkestatud
connect-elsewhere = Pipedrive küsib teilt uuel vahelehel. See leht märkab, kui see on tehtud.
label-sender = Saatja nimi
label-reply-to = Vastamisaadress
label-follow-up-days = Päevi järeltegevuseni
label-valid-days = Pakkumised kehtivad
label-notify-opened = Klient avab pakkumise
label-notify-ready = Sõiduk on valmis
label-notify-missed = Kõne jääb vastamata
changed-one = Muudetud: „{ $field }“
changed-more = Muudetud: „{ $field }“ ja veel { NUMBER($others) }
help-sender = Kliendid näevad seda pakkumistes ja meeldetuletustes.
help-reply-to = Sinna saadetakse klientide vastused.
help-follow-up-days = Millal järeltegevuse tähtaeg on, 1 kuni 90 päeva.
help-valid-days = Pärast seda palutakse kliendil ühendust võtta.
help-notify-missed = Numbrina hõljuva akna ikoonil.
defaults = Vaikeväärtused
defaults-description = Millega algavad pakkumised, meeldetuletused ja järeltegevused.
notifications = Teavitused
notifications-description = Millest tehingu omanikku teavitatakse.
days =
    { $count ->
        [one] { $count } päev
       *[other] { $count } päeva
    }
unsaved-hint = Pipedrive ei küsi enne sellelt lehelt lahkumist. Salvestage kõigepealt.
settings-saved = Seaded salvestatud
settings-not-saved = Seadeid ei salvestatud.
settings-perhaps-saved = Seadeid võib-olla ei salvestatud.
saved-meanwhile = Keegi teine salvestas need seaded, kui te neid muutsite.
saved-meanwhile-changes = { saved-meanwhile } Muudeti: { $fields }.
use-theirs = Kasuta nende omi
save-mine = Salvesta minu omad nende asemel
language = Keel
language-description = Mis keeles te Car services’i näete. See jäetakse meelde selles brauseris ja teiste jaoks ei muutu midagi.
language-of-browser = Nagu brauseris
language-not-changed = Keelt ei muudetud.

## By their English texts

rule-sender = Sisestage nimi, mida kliendid näevad
rule-reply-to = Sisestage aadress, kuhu vastused saadetakse
rule-follow-up-days = Sisestage päevade arv
rule-valid-days = Valige 7, 14 või 30 päeva
rule-model = Sisestage mark ja mudel, näiteks Volvo V60
rule-plate = Sisestage registreerimisnumber
rule-next = Sisestage, mis peaks järgmisena juhtuma
rule-due = Valige tänane või hilisem päev
