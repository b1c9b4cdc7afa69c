## Components

retry = Proovi uuesti
details = Üksikasjad
save-changes = Salvesta muudatused
reset = Lähtesta
unsaved-changes = Salvestamata muudatused
progress-count = { NUMBER($done) } / { NUMBER($total) }
loading = Laadimine
part-not-loaded = Osa sellest lehest jäi laadimata. Kui see kordub, võib olla olemas uuem versioon: laadige leht uuesti.
opens-in-new-tab = (avaneb uuel vahekaardil)
dismiss = Peida
save = Salvesta
cancel = Tühista
nothing-entered = Sisestamata
edit-empty = Muuda: { $label }
edit-value = Muuda: { $label }, { $value }
remove = Eemalda { $label }
used-of-limit = { NUMBER($used) } tähemärki { NUMBER($limit) }-st
few-left = Alles on kuni { NUMBER($left) } tähemärki
too-long = Tekst on liiga pikk
sort-by = Sortimisalus
smallest-first = Väikseim ees
largest-first = Suurim ees
suggestions = Soovitused
searching = Otsin
nothing-found = Midagi ei leitud
suggestions-found =
    { $count ->
        [one] { $count } soovitus
       *[other] { $count } soovitust
    }
drop-file = Lohistage fail siia või valige see
drop-files = Lohistage failid siia või valige need
course = { $label }: esimene { $first }, väikseim { $lowest }, suurim { $highest }, viimane { $last }
no-numbers = { $label }: veel pole midagi

## Forms

form-not-saved = Salvestamine ebaõnnestus
form-check-fields = Kontrollige neid välju
rule-too-short =
    { $length ->
        [one] Kirjutage vähemalt { $length } märk
       *[other] Kirjutage vähemalt { $length } märki
    }
rule-too-long =
    { $over ->
        [one] Lühendage teksti { $over } märgi võrra
       *[other] Lühendage teksti { $over } märgi võrra
    }
rule-whole-number = Sisestage täisarv vahemikus { $min } kuni { $max }
rule-email = Sisestage e-posti aadress, näiteks nimi@example.com
rule-web-address = Sisestage veebiaadress, mille alguses on https://
rule-date = Sisestage kuupäev
rule-later-date = Valige hilisem kuupäev
enter-a-number = Sisestage arv
enter-a-whole-number = Sisestage täisarv
enter-a-smaller-number = Sisestage väiksem arv
at-most-decimals =
    { $decimals ->
        [one] Sisestage arv, millel on kuni { $decimals } komakoht
       *[other] Sisestage arv, millel on kuni { $decimals } komakohta
    }
refused-without-reason = Server keeldus põhjust nimetamata. Muutke midagi või proovige hiljem uuesti

## Calls to the app's server

not-connected = Teie konto pole veel ühendatud. Ühendage see rakenduse seadetes.
session-refused = Teie seanssi ei aktsepteeritud. Laadige leht uuesti; kui see ei aita, installige rakendus uuesti.
forbidden = Teil pole selleks õigust. Pöörduge oma konto administraatori poole.
gone = Seda pole enam olemas. Minge tagasi ja värskendage loendit.
never-arrived = See ei jõudnud õigel ajal kohale ja jäi tegemata. Proovige uuesti.
changed-meanwhile = Keegi teine on seda vahepeal muutnud. Värskendage ja tehke oma muudatus uuesti.
invalid-entries = Mõni sisestatud väärtus vajab teie tähelepanu.
too-many-requests = Korraga tuli liiga palju päringuid. Oodake hetk ja proovige siis uuesti.
server-fault = Serveris tekkis viga. Proovige hetke pärast uuesti.
server-unreachable = Te pole võrgus või pole server kättesaadav. Kontrollige ühendust ja proovige siis uuesti.
server-slow = Serveril kulub vastamiseks liiga kaua aega. Proovige uuesti.
unsendable = See leht ei saanud saata välja „{ $field }“ (põhjus: { $reason }). Teavitage rakenduse arendajat.
answer-not-understood = Serveri vastusest ei saadud aru. Laadige leht uuesti; rakendust võidi uuendada.
as-of = Seisuga { $time }. { $problem }
offline = Te pole võrgus. Siin nähtav võib olla vananenud; see laaditakse uuesti, kui ühendus taastub.

## Drafts

draft-back = Varem sisestatu on taastatud.
draft-offered = Olete siin midagi sisestanud teises aknas.
draft-offered-sent = Teisest aknast saadetu pole veel kinnitatud.
draft-taken-over = Siia sisestatu võeti üle teises aknas.
draft-asking = Viimati saadetut ei kinnitatud. Päritakse, mis sellest sai…
draft-pending = Viimati saadetu võis kohale jõuda või on veel teel. Sama uuesti saates ei tehta seda kunagi topelt.
draft-saved = Viimati saadetu jõudis kohale; kaduma läks ainult vastus.
draft-not-saved = Viimati saadetu ei jõudnud kohale.
draft-earlier = See jõudis kohale nii, nagu te selle esimest korda saatsite. Praegu saates lisatakse see veel ühena.
draft-unkept = See brauser ei säilita mustandeid. Sisestatu läheb lehe sulgemisel kaduma.
draft-loss-sent = Saadetut pole veel kinnitatud. See võib kohale jõuda pärast selle akna sulgemist.
draft-loss-unkept = See brauser ei säilita mustandeid. Sisestatu läheb kaduma.
ok = OK
bring-back = Taasta
not-now = Mitte praegu
ask-again = Päri uuesti
discard = Loobu

## Windows and questions

close-question = Kas sulgeda see aken?
close = Sulge
close-by-hand = Sulgege see aken ülaosas oleva ristiga.
waiting-for-answer = Pipedrive ootab teie vastust. Kas te ei näe küsimust? { $advice }

## Pages that do not start

reload = Laadi uuesti
outside-pipedrive = Avage see Pipedrive’is
    .text = See leht on osa Pipedrive’ist ja töötab ainult seal.
    .preview = Ava eelvaade
    .open = Ava Pipedrive
unknown-page = Sellist lehte pole
    .text = Kontrollige selle laienduse jaoks registreeritud aadressi ja laadige uuesti.
no-identifier = Sellel lehel puudub aadress
    .text = Pipedrive ei tea, mis leht see on. Sulgege see ja avage siis uuesti.
sdk-blocked = Pipedrive’i skript jäi laadimata
    .text = Selle võis peatada sisublokeerija või võrk. Lubage see sellel lehel ja laadige siis uuesti.
host-silent = Pipedrive ei vasta
    .text = Leht on valmis ja ilmub ise, kui Pipedrive vastab.
host-refused = Pipedrive ei võtnud seda lehte vastu
    .text = Laadige see uuesti. Kui see ei aita, installige rakendus uuesti.
address-not-understood = See leht avati ootamatul viisil
    .text = Sulgege see ja avage siis uuesti Pipedrive’ist.
stopped = See leht on peatunud
    .text = Salvestatu on alles. Jätkamiseks laadige leht uuesti.
    .details = Üksikasjad kasutajatoele

## Calls to Pipedrive

sdk-no-identifier = Raami aadressis puudub „id“. Avage leht Pipedrive’ist; ümber suunates säilitage päring.
sdk-script-missing = Pipedrive’i SDK jäi laadimata. Kontrollige, ega sisublokeerija seda takista, ja laadige siis uuesti.
sdk-handshake-timed-out = Pipedrive ei vastanud { $seconds } s jooksul. Laadige leht uuesti.
sdk-timed-out = Pipedrive ei vastanud käsule „{ $command }“ { $seconds } s jooksul. Proovige uuesti.
sdk-refused = Pipedrive keeldus käsust „{ $call }“: { $message }

## Languages

language-not-kept = See brauser ei säilita selle lehe jaoks midagi.

## By their English texts

page-too-old = See brauser on liiga vana
    .text = See leht vajab WebAssemblyt, mida selles brauseris pole või mis on välja lülitatud. Avage Pipedrive ajakohases brauseris.
page-not-loaded = Seda lehte ei saanud laadida
    .text = Osa sellest ei jõudnud kohale. Ühendus võis katkeda või on olemas uuem versioon. Laadige leht uuesti.
page-misconfigured = See leht pole õigesti seadistatud
    .text = Teavitage selle rakenduse haldajaid.
page-slow = Selle lehe laadimine võtab aega
    .text = See avaneb, kui ülejäänu kohale jõuab. Kui te ei soovi oodata, laadige leht uuesti.
