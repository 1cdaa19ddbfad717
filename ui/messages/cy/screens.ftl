# The words on the screens. Times, days and names come as text.

## Everywhere

product-name = Park a Visitor
title = { $title } – Park a Visitor
title-with-error = Gwall: { $title } – Park a Visitor
skip-to-content = Neidio i’r prif gynnwys
error-heading = Mae problem
loading = Yn llwytho…
not-loaded-heading = Ni allwn ddangos eich hawlenni
try-again = Rhoi cynnig arall arni
continue = Parhau
back = Yn ôl
go-back = Mynd yn ôl
change = Newid
step = Cam { $step } o { $steps }
visits = { $unit ->
    [hour] { $visits } awr
   *[visit] { $visits } ymweliad
}

menu = Dewislen
menu-home = Hafan
menu-permits = Hawlenni
menu-devices = Dyfeisiau
menu-language = Iaith
menu-log-out = Allgofnodi

help-heading = Ffyrdd eraill o actifadu ymweliad
help-call = Ffoniwch
help-text = Anfonwch YMWELYDD a’r rhif cofrestru mewn neges destun i
help-text-counts = Mae’r ymweliad yn cyfrif pan gewch yr ateb sy’n ei gadarnhau.
help-other-ways = Gellir actifadu ymweliadau dros y ffôn a thrwy neges destun hefyd. Mae’r rhifau ar wefan eich cyngor.

missing-title = Heb ddod o hyd i’r dudalen
missing-text = Nid oes tudalen yn y cyfeiriad hwn.
broken-title = Aeth rhywbeth o’i le
broken-text = Ni ellid dangos y dudalen. Ail-lwythwch hi, neu dechreuwch eto o’r dudalen gyntaf.

## Logging in and out

log-in-title = Mewngofnodi
log-in-promise = Trefnwch le parcio i’ch ymwelydd cyn i’r tegell ferwi.
log-in-contact = Cyfeiriad e-bost neu rif ffôn symudol
log-in-password = Cyfrinair
log-in-show-password = Dangos y cyfrinair
contact-missing = Rhowch eich cyfeiriad e-bost neu eich rhif ffôn symudol.
log-in-password-missing = Rhowch eich cyfrinair.
log-in-back = Yn ôl i’ch hawlenni
log-in-passkey = Mewngofnodi ag allwedd mynediad
log-in-signed-up = Mae eich cyfrif yn barod. Mewngofnodwch i fynd ymlaen.
log-in-password-set = Mae eich cyfrinair newydd wedi’i osod. Mewngofnodwch ag ef: mae pob dyfais wedi’i hallgofnodi.
log-in-closed = Mae eich cyfrif wedi’i gau, ac rydych wedi’ch allgofnodi ym mhobman.

device-app = Ap ar { $system }
device-browser = { $browser } ar { $system }
device-unknown-system = system anhysbys
device-unknown-browser = Porwr

ended-heading = Rydych wedi’ch allgofnodi
ended-text = Dyma’r hyn a wyddai’r ddyfais ddiwethaf. Anfonir y ceisiadau sy’n aros pan fyddwch yn mewngofnodi eto.
ended-log-in = Mewngofnodi eto

log-out-waiting-heading = Mae rhai ceisiadau heb eu hanfon
log-out-waiting-text = Ni fu’r hyn a gaiff ei daflu erioed yn ddilys: ni fydd gan yr ymwelwyr hynny hawlen ddilys.
log-out-failed-heading = Rydych yn dal wedi mewngofnodi
log-out-discard = Eu taflu ac allgofnodi
log-out-stay = Aros wedi mewngofnodi

## Home

home-title = Hafan
home-greeting = Helo, { $name }
home-requests = Ceisiadau
home-stays = Arosiadau nawr a nesaf
home-no-stays = Nid oes ymwelydd wedi parcio ar eich hawlenni, ac ni ddisgwylir yr un.

not-kept-heading = Cewch eich allgofnodi pan fyddwch yn cau’r ap
not-kept-text = Nid yw’r ddyfais hon yn cynnig lle diogel i’ch cadw wedi mewngofnodi. Cedwir eich ceisiadau sy’n aros.

fresh = Yn gyfredol am { $time }
fresh-offline = All-lein: fel yr oedd am { $time }

balance-heading = { $unit ->
    [hour] Eich oriau
   *[visit] Eich ymweliadau
}
balance-visits-left = { $unit ->
    [hour] awr ar ôl
   *[visit] ymweliad ar ôl
}
balance-all-until = { $unit ->
    [hour] { $visits ->
        [1] I’w defnyddio erbyn { $day }
       *[other] Pob un i’w defnyddio erbyn { $day }
    }
   *[visit] { $visits ->
        [1] I’w ddefnyddio erbyn { $day }
       *[other] Pob un i’w ddefnyddio erbyn { $day }
    }
}
balance-some-until = { $visits } ohonynt tan { $day }
balance-allowance = Gallwch brynu { $left } o { $cap } bwndel o hyd.
balance-allowance-more = Gallwch brynu { $left } o { $cap } bwndel o hyd. O { $day } gallwch brynu { $more } arall.
balance-allowance-used = Nid oes yr un o’ch { $cap } bwndel ar ôl i’w brynu. O { $day } gallwch brynu { $more } arall.
balance-allowance-held = Mae pob un o’ch { $cap } bwndel mewn archebion. Gorffennwch neu ganslwch archeb sydd heb ei thalu i brynu rhai eraill.

## Permits

permits-title = Hawlenni
activate-title = Actifadu hawlen ymwelydd
activate-about = Rhoi hawlen i gerbyd ymwelydd, nawr neu ar ddiwrnod arall.
manage-title = Rheoli hawlenni ymwelwyr
manage-about = Gweld eich ymweliadau a’ch arosiadau, cywiro rhif cofrestru, neu ganslo.
manage-now = Nawr
manage-next = Nesaf
manage-over = Wedi dod i ben neu wedi’u canslo
manage-none = Nid oes gennych arosiadau eto.
manage-registered = Mae eich cofrestriad ar gyfer hawlenni ymwelwyr yn ddilys tan { $day }.
manage-zone = Eich parth: { $zone }

## Activating: the plate

plate-title = Beth yw’r rhif cofrestru?
plate-label = Rhif cofrestru
plate-hint = Fel y mae ar blât rhif cerbyd eich ymwelydd
plate-unrecognised = Nid ydym yn adnabod hwn fel rhif cofrestru’r DU. Ydy e’n gywir?
plate-suggestion = Ai { $plate } oedd gennych mewn golwg?
plate-is-right = Ydy, mae’n gywir
plate-or-change = Os nad yw, newidiwch ef uchod.

## Activating: when

when-title = Pryd mae’r ymweliad?
when-legend = Pryd mae’n dechrau?
when-now = Nawr
when-now-hint = Cyn gynted ag y caiff ei gadarnhau
when-later = Yn hwyrach
when-quick-days = Diwrnodau arferol
when-today = Heddiw, { $day }
when-tomorrow = Yfory, { $day }
when-date = Dyddiad
when-date-hint = { $day } fan bellaf
when-quick-times = Amseroedd arferol
when-start-of-day = O ddechrau’r diwrnod
when-time = Amser
when-missing = Dewiswch pryd mae’r ymweliad yn dechrau.
when-date-missing = Rhowch y dyddiad y mae’r ymweliad yn dechrau.
when-time-missing = Rhowch yr amser y mae’r ymweliad yn dechrau.
when-covering-stay = Gweld yr arhosiad sydd ganddo eisoes

product-legend = Pa fath o hawlen?
product-missing = Dewiswch y math o hawlen.

length-title = Am ba hyd?
days-label = Nifer y diwrnodau
days-hint = Un ymweliad am bob diwrnod. Mae gennych { $visits } ymweliad ar ôl.
days-missing = Rhowch nifer y diwrnodau, er enghraifft 1 neu 2.
days-fewer = Un diwrnod yn llai
days-more = Un diwrnod yn fwy

end-title = Tan pryd?
end-left = Mae gennych { $left } ar ôl.
end-date = Dyddiad olaf
end-time = Amser gorffen
end-date-missing = Rhowch y dyddiad y mae’r ymweliad yn dod i ben.
end-time-missing = Rhowch yr amser y mae’r ymweliad yn dod i ben.

## Activating: check and activate

check-title = Gwiriwch cyn actifadu
check-zone = Parth
check-product = Math o hawlen
check-start = Yn dechrau
check-starts-now = Nawr, cyn gynted ag y caiff ei gadarnhau
check-until = Yn ddilys tan
check-cost = { $unit ->
    [hour] Oriau a ddefnyddir
   *[visit] Ymweliadau a ddefnyddir
}
check-cost-from = { $cost }, o’r rhai tan { $day }
check-from-bundle = { $visits } o’r rhai tan { $day }
check-left-after = { $unit ->
    [hour] Oriau ar ôl wedyn
   *[visit] Ymweliadau ar ôl wedyn
}
check-activate = { $unit ->
    [hour] Actifadu { $visits } awr ar gyfer { $plate }
   *[visit] Actifadu { $visits } ymweliad ar gyfer { $plate }
}
check-activating = Yn actifadu…
check-mend = Newid yr ateb
check-free-heading = Nid oes angen hawlen bryd hynny
check-free = Mae eich parth am ddim drwy gydol yr arhosiad. Nid oes angen i chi ddefnyddio dim.
check-offline-heading = Rydych all-lein
check-offline = Cedwir eich cais a’i anfon cyn gynted ag y byddwch ar-lein. Nid yw’r arhosiad yn ddilys nes iddo gael ei gadarnhau.
check-unknown-heading = Heb ei gadarnhau
check-unknown = Peidiwch â dibynnu arno eto. Pwyswch y botwm eto i gael gwybod: ni ellir codi tâl arnoch ddwywaith.

done-confirmed-title = Ymweliad wedi’i actifadu
done-requested-title = Wedi gofyn — ddim yn ddilys eto
done-refused-title = Heb ei actifadu
done-requested-text = Bydd y sgrin hon yn newid ohoni’i hun pan ddaw’r ateb. Tan hynny, mae angen hawlen arall neu le parcio arall ar eich ymwelydd.
done-next = Os oes rhywbeth o’i le
done-correct = Gallwch gywiro’r rhif cofrestru tan { $until }.
done-cancel = Gallwch ganslo a chael yr hyn a gostiodd yn ôl tan { $until }.
done-see-stay = Gweld neu newid yr arhosiad hwn
done-another = Actifadu un arall

standing-confirmed = Wedi’i gadarnhau
standing-requested = Yn aros i gael ei gadarnhau
standing-refused = Gwrthodwyd
standing-not-valid = Ddim yn ddilys nes i’r cyngor ei gadarnhau.
standing-would-be = Gofynnwyd am: { $start } tan { $until }.
standing-not-covered = Nid oes gan eich ymwelydd hawlen ddilys.

## Stays

stay-title = Arhosiad { $plate }
stay-title-none = Arhosiad
stay-unknown = Ni allwn ddod o hyd i’r arhosiad hwn. Efallai iddo ddod i ben beth amser yn ôl.
stay-until = tan { $until }
stay-was-until = yn ddilys tan { $until }
stay-valid-until = Yn ddilys tan { $until }
stay-valid-from = Yn ddilys o { $start } tan { $until }
stay-in = Yn { $zone }
stay-had-been = Bu’n ddilys tan
stay-would-have-been = Byddai wedi bod yn ddilys tan
stay-from-in = O { $start }, yn { $zone }
stay-view = Gweld y manylion
stay-view-or-change = Gweld neu newid
stay-activated = Actifadwyd
stay-call-received = Derbyniwyd yr alwad
stay-activated-by = { $at }, { $channel }
stay-correction = Cywiriad { $number }
stay-corrected = O { $from } i { $to } am { $at }
stay-reference = Cyfeirnod

phase-now = Yn ddilys nawr
phase-next = Yn dechrau { $start }
phase-ended = Wedi dod i ben
phase-cancelled = Wedi’i ganslo

channel-app = drwy’r ap
channel-website = ar y wefan
channel-phone = dros y ffôn
channel-text = drwy neges destun
channel-link = gan yr ymwelydd, drwy ddolen
channel-api = gan raglen gysylltiedig

correct-title = Cywiro’r rhif cofrestru
correct-until = Camgymeriad ynddo? Gallwch ei gywiro tan { $until }. Nid yw’n costio dim.
correct-label = Y rhif cofrestru cywir
correct-leave = Ei adael fel y mae
correct-done = Wedi’i gywiro: mae’r arhosiad ar gyfer { $plate } nawr

cancel-title = Canslo’r arhosiad hwn
cancel-until = Gallwch ganslo tan { $until }.
cancel-question = Canslo’r arhosiad hwn?
cancel-confirm = Ie, ei ganslo
cancel-keep = Ei gadw
cancel-effect = Ni fydd gan y cerbyd hawlen ddilys. Cewch { $back } yn ôl.
cancel-done = Wedi’i ganslo: cawsoch { $back } yn ôl

## Requests that nobody has confirmed

request-waiting = Wedi gofyn — ddim yn ddilys eto
request-refused = Gwrthodwyd — ddim yn ddilys
request-activate = I actifadu: { $start } tan { $until }.
request-correct = I gywiro’r rhif cofrestru i hwn.
request-cancel = I ganslo’r arhosiad tan { $until }.
request-covers-nobody = Nid oes iddo unrhyw effaith nes i’r cyngor ei gadarnhau.
request-since = Gofynnwyd am { $since }
request-remove = Dileu
request-take-back = Ei dynnu’n ôl

news-confirmed = Mae { $plate } wedi’i gadarnhau: yn ddilys tan { $until }.
news-refused = Gwrthodwyd { $plate }, ac nid oes ganddo hawlen ddilys. { $reason }
news-changed = Mae’r newid ar gyfer { $plate } wedi’i gadarnhau.

## Devices

devices-title = Dyfeisiau
devices-about = Rydych wedi mewngofnodi ar y dyfeisiau hyn. Allgofnodwch unrhyw un nad ydych yn ei hadnabod neu nad ydych yn ei defnyddio mwyach.
devices-not-loaded = Ni allwn ddangos eich dyfeisiau
devices-since = Wedi mewngofnodi ers { $day }
devices-seen = Defnyddiwyd ddiwethaf { $day }
devices-this = Rydych yn ei defnyddio nawr
devices-log-out = Allgofnodi’r ddyfais hon
devices-question = Allgofnodi { $device }?
devices-confirm = Ie, ei hallgofnodi
devices-effect = Bydd angen eich cyfrinair ar bwy bynnag sy’n ei defnyddio i fewngofnodi eto.
devices-done = Mae { $device } wedi’i hallgofnodi
