# Registering an address: applying, proving, waiting, renewing.

reg-title = Eich cofrestriad
reg-about = Ble mae’n sefyll, eich cyfeiriad, adnewyddu a symud.

## Where it stands, on the home page and the permits page

reg-banner-not = Cofrestrwch eich cyfeiriad i brynu ymweliadau
reg-banner-not-text = Mae’n cymryd tua deng munud. Bydd arnoch angen un ddogfen sy’n dangos eich enw a’ch cyfeiriad.
reg-banner-register = Cofrestru eich cyfeiriad
reg-banner-draft = Nid ydych wedi gorffen: { $purpose }
reg-banner-draft-text = Cedwir yr hyn rydych wedi’i lenwi. Ewch ymlaen pan fydd yn gyfleus.
reg-banner-go-on = Mynd ymlaen
reg-banner-submitted = Mae’r cyngor yn edrych ar eich dogfennau
reg-banner-more = Mae ar y cyngor angen un ddogfen arall
reg-banner-more-text = Mae eich cais yn aros nes i chi ei hychwanegu.
reg-banner-rejected = Ni dderbyniwyd eich cais
reg-banner-rejected-text = Gwelwch pam, a beth allwch chi ei wneud. Gallwch wneud cais eto.
reg-banner-see-why = Gweld pam
reg-banner-lapsed = Daeth eich cofrestriad i ben ar { $day }
reg-banner-lapsed-text = Ni allwch brynu ymweliadau nes i chi ei adnewyddu gyda phrawf newydd o’ch cyfeiriad.
reg-banner-soon = Daw eich cofrestriad i ben ar { $day }
reg-banner-soon-text = Adnewyddwch ef nawr, er mwyn gallu dal i brynu ymweliadau.
reg-banner-soon-later = Gallwch ei adnewyddu o { $day }.
reg-banner-until = Wedi’ch cofrestru tan { $day }
reg-banner-exempt = Wedi’ch cofrestru drwy eich hawlen breswylydd
reg-banner-look = Gweld eich cofrestriad

## Your registration

reg-not-heading = Nid ydych wedi’ch cofrestru eto
reg-what = Mae angen i’r cyngor wybod unwaith eich bod yn byw mewn parth parcio. Wedyn gallwch brynu ymweliadau a’u hactifadu i’ch ymwelwyr.
reg-time = Mae’n cymryd tua deng munud. Gallwch roi’r gorau iddi unrhyw bryd a dod yn ôl: cedwir popeth.
reg-answer-within = Mae’r cyngor yn anelu at ateb o fewn { $hours } awr; ar adegau prysur gall gymryd yn hirach.
reg-answer-within-days = Mae’r cyngor yn anelu at ateb o fewn { $days ->
    [2] { $days } ddiwrnod
   *[other] { $days } diwrnod
}; ar adegau prysur gall gymryd yn hirach.
reg-lasts = { $months ->
    [2] Mae cofrestriad yn para { $months } fis. Wedyn byddwch yn ei adnewyddu gyda phrawf newydd.
   *[other] Mae cofrestriad yn para { $months } mis. Wedyn byddwch yn ei adnewyddu gyda phrawf newydd.
}
reg-need = Beth sydd ei angen arnoch
reg-need-one = Un o’r dogfennau hyn, fel llun, sgan neu PDF:
reg-need-exempt = Os oes gennych hawlen breswylydd ddigidol sydd wedi’i chymeradwyo, bydd arnoch angen ei rhif, ac efallai dim dogfen o gwbl.
reg-start = Dechrau nawr

reg-purpose-first = Cofrestru eich cyfeiriad
reg-purpose-renewal = Adnewyddu eich cofrestriad
reg-purpose-move = Newid eich cyfeiriad
reg-purpose-name = Newid eich enw

reg-draft-heading = Heb ei anfon eto
reg-draft-text = Nid yw’r cyngor yn gweld dim nes i chi ei anfon. Cedwir yr hyn rydych wedi’i lenwi.
reg-continue = Parhau
reg-submitted-heading = Mae eich cais gan y cyngor
reg-submitted-since = Anfonwyd am { $at }.
reg-submitted-answer = Gallwch ddisgwyl ateb erbyn { $by }.
reg-submitted-late = Roedd yr ateb i fod i gyrraedd erbyn { $by }. Mae’r cyngor yn hwyr: nid oes angen i chi wneud dim.
reg-submitted-next = Mae rhywun yn y cyngor yn edrych ar yr hyn a anfonoch. Cewch neges pan fydd wedi’i benderfynu, a bydd y dudalen hon yn dweud hynny.
reg-submitted-meanwhile = Tan hynny mae popeth yn aros fel y mae.
reg-more-heading = Mae ar y cyngor angen un ddogfen arall
reg-more-which = Yr hyn sydd ei angen: { $kind }
reg-more-any = Yr hyn sydd ei angen: unrhyw ddogfen sy’n profi’r hyn y mae’r cyngor yn gofyn amdano
reg-more-says = Mae’r cyngor yn ysgrifennu:
reg-more-then = Ychwanegwch y ddogfen ac anfonwch eich cais eto. Cedwir popeth arall.
reg-more-add = Ychwanegu’r ddogfen
reg-approved-heading = Wedi’i dderbyn
reg-approved-until = Rydych wedi’ch cofrestru tan { $day }.
reg-approved-exempt = Rydych wedi’ch cofrestru drwy eich hawlen breswylydd. Nid oes dim i’w adnewyddu.
reg-approved-next = Beth allwch chi ei wneud nawr
reg-rejected-heading = Heb ei dderbyn
reg-rejected-at = Penderfynwyd am { $at }.
reg-rejected-documents = Beth oedd o’i le
reg-rejected-says = Mae’r cyngor yn ysgrifennu:
reg-rejected-reach = Os ydych yn meddwl mai camgymeriad yw hyn, neu os oes angen help arnoch
reg-rejected-again = Pan fyddwch yn gwneud cais eto, bydd popeth a oedd mewn trefn wedi’i lenwi’n barod.
reg-apply-again = Gwneud cais eto
reg-withdrawn-heading = Rhoesoch y gorau i’ch cais diwethaf
reg-withdrawn-text = Ni fydd y cyngor yn edrych arno. Gallwch ddechrau eto unrhyw bryd.
reg-lapsed-heading = Daeth eich cofrestriad i ben ar { $day }
reg-lapsed-text = Ni allwch brynu ymweliadau nes i chi ei adnewyddu. Mae’r arosiadau rydych wedi’u hactifadu yn dal yn ddilys.
reg-registered-heading = Rydych wedi’ch cofrestru
reg-soon-heading = Daw eich cofrestriad i ben ar { $day }
reg-soon-text = Adnewyddwch ef cyn hynny, ac ni fydd dim yn newid i’ch ymwelwyr.

reg-record = Ar gofnod
reg-record-name = Enw
reg-record-address = Cyfeiriad
reg-record-until = Wedi’ch cofrestru tan
reg-record-exempt = Dim diwedd: mae eich hawlen breswylydd yn ddigon
reg-record-sent = Anfonwyd am

reg-may = Beth hoffech chi ei wneud?
reg-renew = Adnewyddu’r cofrestriad
reg-moved = Rwyf wedi symud
reg-renamed = Mae fy enw’n anghywir neu wedi newid
reg-renew-from = Gallwch adnewyddu o { $day }.

reg-give-up = Rhoi’r gorau i’r cais hwn
reg-give-up-question = Rhoi’r gorau i’r cais hwn?
reg-give-up-effect = Ni fydd y cyngor yn edrych arno, a chaiff eich dogfennau eu dileu. Os ydych wedi’ch cofrestru, mae hynny’n aros fel y mae.
reg-give-up-confirm = Ie, rhoi’r gorau iddo
reg-give-up-keep = Ei gadw
reg-given-up = Rydych wedi rhoi’r gorau i’r cais

## The task list

reg-tasks-first = Cedwir popeth wrth i chi fynd ymlaen. Gallwch stopio a dod yn ôl ar unrhyw ddyfais.
reg-tasks-renewal = Rydym wedi llenwi’r hyn a wyddom. Newidiwch yr hyn nad yw’n gywir mwyach yn unig, ac ychwanegwch brawf newydd o’ch cyfeiriad.
reg-tasks-move = Rhowch eich cyfeiriad newydd a phrofwch eich bod yn byw yno.
reg-tasks-name = Rhowch eich enw llawn ac ychwanegwch ddogfen sy’n ei ddangos gyda’ch cyfeiriad.
reg-move-heading = Beth mae symud yn ei newid
reg-move-stays = Mae’r arosiadau rydych eisoes wedi’u hactifadu yn aros yn eich hen barth nes iddynt ddod i ben.
reg-move-new = Unwaith y derbynnir y symud, bydd arosiadau newydd ym mharth eich cyfeiriad newydd, a bydd cyfnod newydd o’ch cofrestriad yn dechrau.
reg-move-visits = Rheolau eich cyngor sy’n penderfynu a ellir defnyddio yno ymweliadau rydych eisoes wedi’u prynu. Gofynnwch yn gyntaf os oes gennych lawer ar ôl:
reg-tasks-heading = Beth sydd i’w wneud
reg-task-name = Eich enw
reg-task-home = Eich cyfeiriad
reg-task-permit = Hawlen breswylydd
reg-task-evidence = Prawf o gyfeiriad
reg-task-evidence-name = Prawf o’ch enw
reg-task-submit = Gwirio ac anfon
reg-task-still-right = { $value }. Yn dal yn gywir? Yna nid oes dim i’w wneud.
reg-task-documents = { $count ->
    [2] Ychwanegwyd { $count } ddogfen
   *[other] Ychwanegwyd { $count } dogfen
}
reg-task-proved = Mae cofnod y cyngor yn dangos eich hawlen breswylydd.
reg-task-to-do = I’w wneud
reg-task-done = Wedi’i wneud
reg-task-not-needed = Dim angen
reg-task-later = Ni ellir dechrau eto
reg-tasks-missing = Cyn i chi allu ei anfon, mae hyn ar goll o hyd: { $tasks }
reg-tasks-ready = Mae popeth yno. Gwiriwch ef a’i anfon at y cyngor.
reg-back-tasks = Beth sydd i’w wneud

## Name

reg-name-title = Beth yw eich enw llawn?
reg-name-label = Enw llawn
reg-name-hint = Fel y mae ar y ddogfen sy’n profi eich cyfeiriad
reg-name-missing = Rhowch eich enw llawn.
reg-save = Cadw a pharhau

## Address

reg-address-title = Beth yw eich cyfeiriad?
reg-address-title-new = Beth yw eich cyfeiriad newydd?
reg-address-postcode = Cod post
reg-address-postcode-hint = Er enghraifft CB1 2AB
reg-address-postcode-missing = Rhowch eich cod post, er enghraifft CB1 2AB.
reg-address-house = Rhif neu enw’r tŷ
reg-address-house-hint = Gallwch adael hwn yn wag i weld pob cyfeiriad yn y cod post.
reg-address-find = Dod o hyd i’r cyfeiriad
reg-address-saved = Hyd yn hyn: { $address }
reg-choose-title = Pa un yw eich cyfeiriad?
reg-choose-legend = { $count ->
    [2] { $count } gyfeiriad yn { $postcode }
   *[other] { $count } cyfeiriad yn { $postcode }
}
reg-choose-zone = Parth: { $zone }
reg-choose-missing = Dewiswch eich cyfeiriad, neu pwyswch “Nid yw fy nghyfeiriad ar y rhestr”.
reg-choose-none-heading = Heb ddod o hyd i gyfeiriad
reg-choose-none = Nid ydym yn gwybod am gyfeiriad o’r fath yn { $postcode }. Gwiriwch y cod post a’r tŷ, neu rhowch y cyfeiriad â llaw.
reg-choose-use = Defnyddio’r cyfeiriad hwn
reg-choose-again = Chwilio eto
reg-choose-not-listed = Nid yw fy nghyfeiriad ar y rhestr
reg-by-hand-title = Rhowch eich cyfeiriad â llaw
reg-by-hand-about = Bydd rhywun yn y cyngor yn gwirio a yw mewn parth parcio. Gall yr ateb gymryd mwy o amser.
reg-by-hand-line = Tŷ, stryd a thref
reg-by-hand-line-hint = Er enghraifft 12 Mill Road, Cambridge
reg-by-hand-line-missing = Rhowch y tŷ, y stryd a’r dref.

## Resident permit

reg-permit-title = Oes gennych chi hawlen breswylydd ddigidol?
reg-permit-about = Os yw cofnod y cyngor yn dangos un wedi’i chymeradwyo yn eich enw chi yn eich cyfeiriad, nid oes arnoch angen prawf.
reg-permit-legend = Hawlen breswylydd ddigidol wedi’i chymeradwyo
reg-permit-yes = Oes, mae gen i un
reg-permit-no = Nac oes
reg-permit-missing = Dewiswch oes neu nac oes.
reg-permit-number = Rhif yr hawlen
reg-permit-number-hint = Mae yn e-bost y cyngor am eich hawlen.
reg-permit-number-missing = Rhowch rif eich hawlen breswylydd.
reg-permit-first-heading = Rhowch eich enw a’ch cyfeiriad yn gyntaf
reg-permit-first = Dim ond â’r rhain y gellir cymharu’r cofnod.
reg-permit-on-record-heading = Mae cofnod y cyngor yn dangos eich hawlen: nid oes angen prawf
reg-permit-on-record = Ewch ymlaen ac anfonwch eich cais.
reg-permit-off-record-heading = Ni allem ddod o hyd i’r hawlen hon yng nghofnod y cyngor
reg-permit-off-record = Gall hynny ddigwydd pan fydd yn newydd, neu pan fydd eich enw neu’ch cyfeiriad wedi’i ysgrifennu’n wahanol yno. Gwiriwch y rhif, neu ewch ymlaen ac ychwanegwch brawf o’ch cyfeiriad yn lle hynny.

## Proof of address

reg-proof-title = Prawf o’ch cyfeiriad
reg-proof-title-name = Prawf o’ch enw
reg-proof-about = Mae un ddogfen yn ddigon fel arfer. Rhaid iddi ddangos eich enw a’r cyfeiriad rydych yn ei gofrestru.
reg-proof-none = Nid ydych wedi ychwanegu dogfen eto.
reg-proof-add = Ychwanegu dogfen
reg-proof-another = Ychwanegu dogfen arall
reg-proof-dated = Dyddiad: { $day }
reg-proof-term = O { $from } i { $until }
reg-proof-pages = { $pages ->
    [2] { $pages } dudalen
   *[other] { $pages } tudalen
}
reg-proof-added = Mae’r ddogfen wedi’i hychwanegu
reg-proof-remove = Tynnu
reg-proof-remove-question = Tynnu’r ddogfen hon?
reg-proof-remove-effect = Caiff ei dileu. Gallwch ei hychwanegu eto.
reg-proof-remove-confirm = Ie, ei thynnu
reg-proof-removed = Mae’r ddogfen wedi’i thynnu
reg-proof-redo-heading = Ei angen eto
reg-proof-redo = { $kind }: { $why }

reg-add-title = Ychwanegu dogfen
reg-kind-legend = Pa fath o ddogfen yw hi?
reg-kind-missing = Dewiswch pa fath o ddogfen yw hi.
reg-kind-driving-licence = Trwydded yrru
reg-kind-driving-licence-shows = Eich trwydded lawn y DU, yr ochr gyda’ch enw a’ch cyfeiriad.
reg-kind-tenancy = Cytundeb tenantiaeth
reg-kind-tenancy-shows = Y tudalennau gyda’ch enw, y cyfeiriad, y dyddiadau a’r llofnodion.
reg-kind-utility-bill = Bil cyfleustodau
reg-kind-utility-bill-shows = Nwy, trydan, dŵr, ffôn neu’r rhyngrwyd, gyda’ch enw, y cyfeiriad a’r dyddiad.
reg-kind-council-tax-bill = Bil treth gyngor
reg-kind-council-tax-bill-shows = Y dudalen gyda’ch enw, y cyfeiriad a’r dyddiad.
reg-kind-bank-statement = Cyfriflen banc
reg-kind-bank-statement-shows = Y dudalen gyda’ch enw, y cyfeiriad a’r dyddiad. Cewch guddio’r symiau.
reg-kind-term = { $months ->
    [2] Rhaid iddi bara o leiaf { $months } fis.
   *[other] Rhaid iddi bara o leiaf { $months } mis.
}
reg-kind-age = { $months ->
    [2] Rhaid i’w dyddiad fod o fewn y { $months } fis diwethaf.
   *[other] Rhaid i’w dyddiad fod o fewn y { $months } mis diwethaf.
}
reg-dated = Y dyddiad ar y ddogfen
reg-dated-hint = Er enghraifft 3/11/2026, fel y mae ar y papur
reg-dated-missing = Rhowch y dyddiad sydd ar y ddogfen.
reg-first-day = Diwrnod cyntaf y denantiaeth
reg-first-day-missing = Rhowch ddiwrnod cyntaf y denantiaeth.
reg-last-day = Diwrnod olaf y denantiaeth
reg-last-day-missing = Rhowch ddiwrnod olaf y denantiaeth.
reg-file-heading = Y ddogfen ei hun
reg-file-about = PDF neu lun (JPEG, PNG neu HEIC) o hyd at 10 MB. Rhowch y papur yn wastad mewn golau da, gyda’r pedair cornel yn y llun.
reg-file-choose = Dewis ffeil
reg-file-camera = Tynnu llun
reg-file-missing = Dewiswch ffeil neu tynnwch lun o’r ddogfen.
reg-file-reading = Yn edrych ar y ffeil…
reg-file-chosen = Dewiswyd: { $name }
reg-file-preview = Y llun rydych wedi’i ddewis
reg-doubt-heading = Gall y llun hwn fod yn anodd ei ddarllen
reg-doubt-small = Mae’n fach iawn. Mae llun a dynnwyd yn nes, neu ar gydraniad uwch, yn haws ei ddarllen.
reg-doubt-dark = Mae’n dywyll. Tynnwch ef wrth ffenestr neu gyda mwy o olau.
reg-doubt-blurred = Mae’n edrych yn aneglur. Daliwch y camera’n llonydd a thapiwch ar y testun i ffocysu.
reg-doubt-choice = Dewiswch ffeil arall neu tynnwch lun arall uchod. Os gallwch ddarllen pob gair, anfonwch ef fel y mae.
reg-send-document = Anfon y ddogfen hon
reg-send-anyway = Ei anfon beth bynnag

reg-upload-heading = Yn anfon eich dogfen
reg-upload-label = Anfonwyd hyd yn hyn
reg-upload-percent = Anfonwyd { $percent }%
reg-upload-broken-heading = Mae’r cysylltiad wedi’i dorri
reg-upload-broken = Nid oes dim wedi’i golli. Bydd yr anfon yn mynd ymlaen ar ei ben ei hun cyn gynted ag y bydd y cysylltiad yn ôl.
reg-upload-now = Rhoi cynnig arall arni
reg-upload-examining = Mae’r cyfan wedi cyrraedd. Mae’r ddogfen yn cael ei gwirio, a all gymryd chwarter munud.
reg-upload-cancel = Canslo

## What was wrong with a document, and what to do

reg-short-unreadable = Ni ellid ei darllen. Tynnwch lun newydd mewn golau da, gyda’r dudalen gyfan yn y llun, neu anfonwch y PDF.
reg-short-incomplete = Mae tudalen neu ran ar goll. Anfonwch bob tudalen sy’n dangos eich enw, eich cyfeiriad a’r dyddiadau.
reg-short-wrong-kind = Mae’n fath arall o ddogfen na’r un a ddewisoch. Ychwanegwch hi o dan ei math ei hun, neu dewiswch ddogfen arall.
reg-short-other-name = Mae’n dangos enw gwahanol i’ch un chi. Anfonwch un yn eich enw chi, neu cywirwch yr enw yn eich cais.
reg-short-other-address = Mae’n dangos cyfeiriad arall. Anfonwch un gyda’r cyfeiriad rydych yn ei gofrestru, neu cywirwch y cyfeiriad.
reg-short-too-old = Mae’n rhy hen. Anfonwch un fwy newydd.
reg-short-term-too-short = Mae’r denantiaeth yn rhy fyr. Anfonwch gytundeb sy’n para’n hirach, neu fath arall o ddogfen.
reg-short-altered = Mae’n ymddangos ei bod wedi’i newid. Anfonwch y ddogfen fel y’i cyhoeddwyd, neu un arall.

reg-ground-documents = Nid yw eich dogfennau’n profi eich cyfeiriad eto. Isod gwelwch beth sydd o’i le ar bob un a beth i’w wneud.
reg-ground-not-in-zone = Nid yw’r cyfeiriad mewn parth parcio â hawlenni ymwelwyr. Os nad hwnnw oedd yr un cywir, gwnewch gais eto gyda’r cyfeiriad cywir.
reg-ground-not-eligible = Cafodd yr eiddo ei adeiladu neu ei addasu ar ôl i’r cynllun ddechrau, ac nid oes hawlenni ymwelwyr ar ei gyfer. Os nad hwnnw oedd y cyfeiriad cywir, gwnewch gais eto gyda’r un cywir.
reg-ground-not-main-home = Mae hawlenni ar gyfer prif gartref pobl, ac nid yw’n ymddangos mai hwn yw eich un chi. Os felly y mae, gwnewch gais eto gyda dogfen sy’n dangos hynny.

## Check and send

reg-check-title = Gwiriwch cyn anfon
reg-check-purpose = Ar gyfer beth
reg-check-zone = Parth
reg-check-zone-unknown = Bydd y cyngor yn edrych
reg-check-permit = Hawlen breswylydd
reg-check-permit-none = Dim
reg-check-permit-on-record = { $number }, ar gofnod y cyngor
reg-check-proof = Prawf
reg-check-proof-none = Dim angen
reg-declaration = Drwy anfon hwn, rwy’n datgan bod yr hyn rwyf wedi’i roi yn wir ac mai fy nogfennau i ydynt. Gwn y gall y cyngor ei wirio a rhoi terfyn ar gofrestriad sy’n seiliedig ar rywbeth ffug.
reg-send = Anfon at y cyngor
reg-sending = Yn anfon…
reg-check-unknown-heading = Nid yw’n sicr a gafodd ei anfon
reg-check-unknown = Pwyswch y botwm eto i gael gwybod: ni ellir ei anfon ddwywaith.

## Sent

reg-sent-title = Wedi’i anfon at y cyngor
reg-sent-at-once-title = Rydych wedi’ch cofrestru
reg-sent-at-once = Mae cofnod y cyngor yn dangos eich hawlen breswylydd, felly nid oedd angen i neb edrych. Mae’n cyfrif o hyn ymlaen.
reg-sent-answer = Gallwch ddisgwyl ateb erbyn { $by }.
reg-sent-next = Beth sy’n digwydd nesaf
reg-sent-mail = Mae e-bost sy’n ei gadarnhau ar ei ffordd i { $email }.
reg-sent-message = Mae neges sy’n ei gadarnhau ar ei ffordd atoch.
reg-sent-look = Mae rhywun yn y cyngor yn edrych ar yr hyn a anfonoch.
reg-sent-outcome = Cewch neges arall pan fydd wedi’i benderfynu. Os oes rhywbeth ar goll, bydd yn dweud beth.
reg-sent-where = Tan hynny, mae’r dudalen gyntaf bob amser yn dweud ble mae eich cais yn sefyll.
reg-sent-reference = Cyfeirnod
reg-sent-home = Mynd i’r dudalen gyntaf
