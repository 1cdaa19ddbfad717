# The staff room, and the inbox of a demonstration. Times, days and names come as text.

## Everywhere in the staff room

review-to-queue = Yn ôl i’r ciw
review-not-loaded = Ni ellir dangos hwn
staff-only-heading = Mae’r dudalen hon ar gyfer staff y cyngor
staff-only-nobody = Mewngofnodwch â chyfrif staff i fynd ymlaen.
staff-only-other = Rydych wedi mewngofnodi â chyfrif na all weithio yma. Allgofnodwch ohono a mewngofnodwch â chyfrif staff.
staff-only-log-in = Mewngofnodi fel aelod o staff

lapse-minutes = { $minutes ->
    [0] llai na munud
    [1] 1 funud
    [2] 2 funud
   *[other] { $minutes } munud
}
lapse-hours = { $hours } awr
lapse-days = { $days ->
    [1] 1 diwrnod
    [2] 2 ddiwrnod
   *[other] { $days } diwrnod
}
lapse-ago = { $lapse } yn ôl

## Keys

keys-hint = I weld y rhestr o fysellau, pwyswch
keys-are-off = Mae’r llwybrau byr un fysell wedi’u diffodd.
keys-list = Rhestr o fysellau
keys-switch = Llwybrau byr un fysell
keys-title = Bysellau
keys-about = Maent yn gweithio unrhyw le ar y dudalen, heblaw pan fyddwch yn teipio mewn maes. Mae Tab ac Enter bob amser yn gweithio.
keys-close = Cau
keys-enter = Enter
keys-help = Dangos y rhestr hon
keys-next-row = Y cofrestriad nesaf
keys-previous-row = Y cofrestriad blaenorol
keys-next-row-arrow = Y cofrestriad nesaf, ar ôl dewis un
keys-previous-row-arrow = Y cofrestriad blaenorol, ar ôl dewis un
keys-open-row = Agor y cofrestriad a ddewiswyd
keys-approve = Cymeradwyo
keys-reject = Gwrthod
keys-more = Gofyn am un ddogfen arall
keys-undo = Tynnu’r penderfyniad yn ôl
keys-next = Yr achos nesaf
keys-queue = Yn ôl i’r ciw
keys-document = Y ddogfen nesaf
keys-page-next = Y dudalen nesaf
keys-page-previous = Y dudalen flaenorol
keys-larger = Gwneud y dudalen yn fwy
keys-smaller = Gwneud y dudalen yn llai
keys-fit = Ffitio’r dudalen
keys-turn = Troi’r dudalen

## The queue

queue-title = Cofrestriadau i’w hadolygu
queue-waiting = Yn aros
queue-overdue = Yn hwyr
queue-target = I’w hateb o fewn
queue-waiting-heading = Yn aros am benderfyniad
queue-waiting-caption = Cofrestriadau sy’n aros am benderfyniad, y rhai sydd wedi aros hiraf yn gyntaf
queue-decided-heading = Penderfyniadau diweddar
queue-decided-caption = Cofrestriadau y penderfynwyd arnynt yn ddiweddar, y diweddaraf yn gyntaf
queue-since = Yn aros ers
queue-decided-at = Penderfynwyd
queue-applicant = Ymgeisydd
queue-address = Cyfeiriad
queue-purpose = Diben
queue-remarks = Sylwadau
queue-outcome = Canlyniad
queue-tag-overdue = Yn hwyr
queue-seen-by = Mae ar agor gan { $name }
queue-first-only = Dyma’r { $shown } sydd wedi aros hiraf.
queue-empty-heading = Nid oes neb yn aros
queue-empty-text = Mae pob cofrestriad wedi’i ateb. Bydd rhai newydd yn ymddangos yma ohonynt eu hunain.
queue-none-decided = Nid oes dim wedi’i benderfynu’n ddiweddar.
queue-news = { $waiting ->
    [0] Nid oes neb yn aros nawr.
   *[other] Cofrestriadau sy’n aros nawr: { $waiting }.
}
queue-fresh = Yn gyfredol am { $at }. Mae’r dudalen hon yn adnewyddu ei hun.
queue-stale = Dyma’r ciw fel yr oedd am { $at }

## A case

case-title = Cofrestriad: { $name }
case-title-none = Cofrestriad
case-loaded = { $name }: { $purpose }
case-seen-by = Agorwyd hwn gan { $name } { $lapse } yn ôl
case-seen-by-text = Siaradwch â’ch gilydd cyn penderfynu. Dim ond y penderfyniad cyntaf sy’n cyfrif.
case-application = Cais
case-name = Enw
case-address = Cyfeiriad
case-list = Rhestr y cyngor
case-listed = Ar y rhestr, yn { $zone }
case-unlisted = Nid yw ar y rhestr
case-unlisted-what = Byddwch yn dewis y parth wrth gymeradwyo.
case-purpose = Diben
case-submitted = Anfonwyd
case-not-submitted = Heb ei anfon
case-waiting = Yn aros ers { $lapse }
case-answer-by = I’w ateb erbyn { $at }
case-permit = Hawlen breswylydd
case-permit-on-record = { $number }: ar gofnod y cyngor
case-permit-not-on-record = { $number }: nid yw ar gofnod y cyngor ar gyfer yr enw a’r cyfeiriad hyn
case-permit-none = Yn dweud nad oes ganddynt un
case-permit-not-asked = Ni ofynnwyd
case-registered = Cofrestriad hyd yma
case-new = Newydd
case-on-record = Ar gofnod
case-missing = Heb ei roi

review-purpose-first = Cofrestriad cyntaf
review-purpose-renewal = Adnewyddu
review-purpose-move = Wedi symud tŷ
review-purpose-name = Newid enw
review-kind-driving-licence = Trwydded yrru
review-kind-tenancy = Cytundeb tenantiaeth
review-kind-utility-bill = Bil cyfleustodau
review-kind-council-tax-bill = Bil y dreth gyngor
review-kind-bank-statement = Cyfriflen banc
review-registered-not = Heb gofrestru
review-registered-exempt = Nid oes angen cofrestru: mae ganddynt hawlen breswylydd
review-registered-until = Tan ddiwedd { $day }
review-registered-lapsed = Daeth i ben ddiwedd { $day }
review-standing-draft = Yn cael ei lenwi
review-standing-submitted = Yn aros am benderfyniad
review-standing-more-needed = Gofynnwyd am un ddogfen arall
review-standing-approved = Cymeradwywyd
review-standing-rejected = Gwrthodwyd
review-standing-withdrawn = Rhoddodd yr ymgeisydd y gorau iddo

## The proof

proof-heading = Prawf o gyfeiriad
proof-by-record = Mae cofnod y cyngor o hawlenni preswylwyr yn profi’r cyfeiriad hwn. Nid oes angen dogfen.
proof-none = Nid oes dogfennau.
proof-document = Dogfen { $number }: { $kind }
proof-term = O { $from } hyd { $until }
proof-dated = Dyddiad yn ôl yr ymgeisydd: { $day }
proof-no-date = Ni roddwyd dyddiad
proof-pages = { $pages ->
    [1] 1 dudalen
    [2] 2 dudalen
   *[other] { $pages } tudalen
}
proof-show = Dangos
proof-tools = Edrych ar y dudalen
proof-sheet = Y dudalen
proof-page = Tudalen { $page } o { $pages }
proof-page-alt = { $kind }, tudalen { $page } o { $pages }
proof-previous = Y dudalen flaenorol
proof-next = Y dudalen nesaf
proof-smaller = Llai
proof-larger = Mwy
proof-fit = Ffitio
proof-turn = Troi
proof-fetching = Yn nôl tudalen { $page }…
proof-not-shown = Ni ellir dangos y dudalen.

review-rule-age = Rhaid iddi beidio â bod yn hŷn na { $months } mis pan gaiff ei hanfon.
review-rule-term = Rhaid iddi bara o leiaf { $months } mis.
review-remark-too-old = Rhy hen yn ôl y dyddiad a roddwyd: y terfyn oedd { $day }
review-remark-nearly-too-old = Bron yn rhy hen yn ôl y dyddiad a roddwyd: y terfyn yw { $day }
review-remark-too-short = Rhy fyr yn ôl y dyddiadau a roddwyd: daw i ben ddiwedd { $day }
review-remark-nearly-too-short = Prin ddigon hir yn ôl y dyddiadau a roddwyd: daw i ben ddiwedd { $day }

## What has happened

history-heading = Hanes
history-none = Nid oes dim wedi’i nodi.
history-note = “{ $note }”
review-event-by = { $what }, gan { $by }
review-event-at = { $what }, { $at }
review-event-begun = Dechreuwyd gan yr ymgeisydd
review-event-evidence-added = Ychwanegwyd dogfen
review-event-evidence-removed = Tynnwyd dogfen
review-event-submitted = Anfonwyd at y cyngor
review-event-withdrawn = Rhoddodd yr ymgeisydd y gorau iddo
review-event-opened = { $times ->
    [1] Agorwyd
   *[other] Agorwyd { $times } o weithiau
}
review-event-page-seen = { $times ->
    [1] Edrychwyd ar dudalen
   *[other] Edrychwyd ar dudalennau { $times } o weithiau
}
review-event-approved = Cymeradwywyd
review-event-rejected = Gwrthodwyd
review-event-more-asked = Gofynnwyd am un ddogfen arall
review-event-undone = Tynnwyd y penderfyniad yn ôl

## The decision

decide-heading = Eich penderfyniad
decide-approve = Cymeradwyo
decide-approve-zone = Cymeradwyo a dewis y parth
decide-reject-button = Gwrthod
decide-more-button = Gofyn am un ddogfen arall
decide-zone = Cymeradwyo: dewis y parth
decide-reject = Gwrthod y cofrestriad hwn
decide-more = Gofyn am un ddogfen arall
decide-close = Peidio â phenderfynu eto

zone-label = Parth
zone-hint = Nid yw’r cyfeiriad ar restr y cyngor. Chwiliwch amdano ar fap y parthau.
zone-choose = Dewiswch barth
zone-missing = Dewiswch y parth y mae’r cyfeiriad ynddo.
zone-do = Cymeradwyo

reject-ground = Pam mae’n cael ei wrthod?
reject-ground-missing = Dewiswch pam mae’n cael ei wrthod.
reject-fault = Beth sydd o’i le ar ddogfen { $number } ({ $kind })?
reject-no-fault = Does dim o’i le
reject-no-documents = Nid oes dogfennau yn y cofrestriad hwn: dewiswch reswm arall.
reject-remark = Sylw i’r preswylydd (dewisol)
reject-remark-hint = Dywedwch yn blaen beth fyddai’n helpu. Byddant yn ei ddarllen air am air.
reject-told-heading = Dywedir wrth y preswylydd
reject-told-first = Mae’n ddrwg gennym na allwn gymeradwyo eich cofrestriad ar gyfer hawlenni ymwelwyr.
reject-told-document = { $document }: { $fault }
reject-told-remark = Nodyn gennym ni: { $remark }
reject-told-next = Gallwch wneud cais eto ar ôl cywiro hyn. Mae’r neges hefyd yn dweud sut i gysylltu â’r cyngor.
reject-do = Gwrthod y cofrestriad

review-ground-documents = Nid yw’r dogfennau’n profi’r cyfeiriad
review-ground-not-in-zone = Nid yw’r cyfeiriad mewn parth hawlenni
review-ground-not-eligible = Nid oes gan yr eiddo hawl i hawlenni
review-ground-not-main-home = Nid dyma brif gartref yr ymgeisydd
review-told-documents = Nid yw’r dogfennau’n profi eich cyfeiriad.
review-told-not-in-zone = Nid yw eich cyfeiriad mewn parth hawlenni.
review-told-not-eligible = Nid oes gan eich eiddo hawl i hawlenni ymwelwyr, gan iddo gael ei adeiladu neu ei addasu ar ôl i’r cynllun ddechrau.
review-told-not-main-home = Nid yw’n ymddangos mai eich cyfeiriad yw eich prif gartref.
review-fault-unreadable = Ni ellir ei darllen
review-fault-incomplete = Mae rhan ohoni ar goll
review-fault-wrong-kind = Nid yw o fath a dderbynnir
review-fault-other-name = Mae’n dangos enw arall
review-fault-other-address = Mae’n dangos cyfeiriad arall
review-fault-too-old = Mae’n rhy hen
review-fault-term-too-short = Mae’n para am gyfnod rhy fyr
review-fault-altered = Mae’n ymddangos iddi gael ei newid

more-kind = Pa fath o ddogfen?
more-any = Unrhyw un a dderbynnir
more-note = Beth sydd ei angen arnoch?
more-note-hint = Bydd y preswylydd yn darllen hyn air am air. Er enghraifft: “Anfonwch yr ail dudalen, gyda’ch enw arni.”
more-note-missing = Dywedwch beth sydd ei angen arnoch, fel y gall y preswylydd ei anfon.
more-do = Gofyn amdani

remark-left = Nodau ar ôl: { $left }
remark-too-many = Nodau’n ormod: { $over }

decided-beaten = Penderfynodd rhywun arall yn gyntaf
decided-beaten-text = Ni weithredwyd eich penderfyniad. Dyma’r penderfyniad a wnaed:
decided-until = Mae’r cofrestriad yn ddilys tan ddiwedd { $day }.
decided-without-end = Nid oes dyddiad gorffen i’r cofrestriad.
decided-asked = Gofynnwyd am: { $kind }. Daw’n ôl i’r ciw pan fydd y preswylydd wedi’i hanfon.
decided-asked-any = Gofynnwyd am unrhyw ddogfen a dderbynnir. Daw’n ôl i’r ciw pan fydd y preswylydd wedi’i hanfon.
decided-withdrawn = Nid oes dim i’w benderfynu.
decided-next = Yr achos nesaf
decided-last = Nid oes achos arall yn aros.
undo-do = Dadwneud
undo-said = Gallwch ddadwneud y penderfyniad hwn am hyd at funud.
undo-seconds = { $seconds ->
    [1] Gallwch ddadwneud hyn am 1 eiliad arall.
   *[other] Gallwch ddadwneud hyn am { $seconds } eiliad arall.
}
undone = Mae’r penderfyniad wedi’i dynnu’n ôl

## The inbox of a demonstration

inbox-title = Mewnflwch y demo
inbox-notice = Ni anfonwyd y negeseuon hyn mewn gwirionedd
inbox-notice-text = Arddangosiad yw hwn. Gall unrhyw un ddarllen yma’r negeseuon e-bost a’r negeseuon testun y byddai gwasanaeth go iawn yn eu hanfon.
inbox-none-heading = Nid oes mewnflwch yma
inbox-none-text = Anfonir negeseuon go iawn: edrychwch yn eich e-bost eich hun neu ar eich ffôn symudol.
inbox-not-loaded = Ni ellir nôl negeseuon newydd
inbox-list = Negeseuon, y diweddaraf yn gyntaf
inbox-empty = Nid oes negeseuon eto. Byddant yn ymddangos yma ohonynt eu hunain.
inbox-news = { $fresh ->
    [1] 1 neges newydd
    [2] 2 neges newydd
   *[other] { $fresh } neges newydd
}
inbox-text-message = Neges destun
inbox-to = At { $to }
inbox-enclosed = Byddai neges go iawn yn dod â ffeil: { $name }
inbox-sent = Wedi’i hanfon
inbox-waiting = Yn aros i’w hanfon
inbox-copy = Copïo’r cod
inbox-copied = Mae’r cod wedi’i gopïo.
inbox-not-copied = Ni wnaeth eich porwr ei gopïo. Mae’r cod wedi’i ddewis: copïwch ef eich hun.
