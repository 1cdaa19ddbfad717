# Dolenni i ymwelwyr: tudalennau’r preswylydd, a thudalen yr ymwelydd. Daw amserau, diwrnodau a rhifau cerbydau fel testun.

## Y preswylydd

links-title = Dolenni i ymwelwyr
links-card = Anfonwch ddolen at ymwelydd, a byddant yn rhoi eu rhif cofrestru eu hunain.
links-about = Gall pwy bynnag sydd â dolen barcio cerbyd yn eich parth gydag un o’ch ymweliadau, heb gyfrif a heb weld dim amdanoch. Byddwch yn gweld ar unwaith pwy a’i defnyddiodd, a gallwch ei thynnu’n ôl unrhyw bryd.
links-none = Nid ydych wedi gwneud dolen eto.
links-make = Gwneud dolen
links-open-heading = Dolenni y gellir eu defnyddio
links-over-heading = Dolenni na ellir eu defnyddio mwyach
links-unnamed = Dolen heb enw
links-made = Gwnaed { $made }
links-left = { $left ->
    [one] Un ymweliad o { $uses } ar ôl
   *[other] { $left } ymweliad o { $uses } ar ôl
}
links-until = Tan { $until }
links-hours = { $hours ->
    [one] Mae pob ymweliad yn para un awr
   *[other] Mae pob ymweliad yn para { $hours } awr
}
links-used-by = Defnyddiwyd gan
links-not-used = Nid oes neb wedi’i defnyddio eto.
links-stay = { $plate }: { $start } tan { $until }
links-stay-cancelled = { $plate }: canslwyd
links-withdraw = Tynnu’n ôl
links-withdraw-question = Tynnu’r ddolen hon yn ôl?
links-withdraw-effect = Ni all neb ei defnyddio mwyach. Mae’r sawl sydd eisoes wedi parcio gyda hi yn dal wedi’u cwmpasu.
links-withdraw-confirm = Ie, tynnwch hi’n ôl
links-withdraw-keep = Ei chadw
links-withdrawn = Tynnwyd y ddolen yn ôl
links-not-loaded = Ni allwn ddangos eich dolenni
links-not-offered = Nid yw eich cyngor yn cynnig dolenni i ymwelwyr. Gallwch actifadu ymweliad eich hun, neu dros y ffôn.
links-standing-open = Gellir ei defnyddio
links-standing-withdrawn = Tynnwyd yn ôl
links-standing-used-up = Defnyddiwyd ei holl ymweliadau
links-standing-expired = Mae ei hamser ar ben
links-standing-no-visits = Nid oes gennych ymweliadau ar ôl ar ei chyfer
links-standing-not-registered = Mae eich cofrestriad wedi dod i ben
links-standing-not-offered = Nid oes gan eich cyngor ddolenni mwyach

links-new-title = Gwneud dolen i ymwelwyr
links-name = Enw i’r ddolen
links-name-hint = Dim ond chi sy’n ei weld, er enghraifft “Mam-gu”. Gallwch ei adael yn wag.
links-uses = Ar gyfer faint o ymweliadau?
links-uses-hint = Mae pob ymweliad a ddechreuir yn cymryd un o’ch rhai chi.
links-day = Tan pryd y gellir ei defnyddio?
links-day-today = Heddiw, { $day }
links-day-hint = Hyd at ddiwedd y diwrnod hwnnw
links-how-long = Pa mor hir y caiff pob ymweliad bara?
links-how-long-hint = Cymerir yr oriau o’ch rhai chi pan fydd yr ymweliad yn dechrau.
links-how-long-choose = Dewiswch
links-how-long-missing = Dewiswch pa mor hir y caiff pob ymweliad bara
links-hours-choice = { $hours ->
    [one] 1 awr
   *[other] { $hours } awr
}
links-one-day = Mae pob ymweliad yn cyfrif fel un yr ydych yn ei actifadu am un diwrnod.
links-product = Ar gyfer pa hawlen y mae?
links-product-missing = Dewiswch ar gyfer pa hawlen y mae’r ddolen
links-new-make = Gwneud y ddolen

links-ready-title = Mae eich dolen yn barod
links-ready-heading = Anfonwch hi at eich ymwelydd
links-ready-once = Dim ond nawr y dangosir y ddolen. Anfonwch neu copïwch hi cyn gadael y dudalen hon. Os collir hi, gwnewch un arall a thynnwch hon yn ôl.
links-ready-who = Gall unrhyw un sydd â’r ddolen ei defnyddio. Anfonwch hi at bobl rydych yn ymddiried ynddynt yn unig, a thynnwch hi’n ôl os daw i ddwylo eraill.
links-ready-label = Y ddolen
links-share = Rhannu
links-mail = Anfon drwy e-bost
links-message = Gallwch barcio gyda mi drwy’r ddolen hon. Rhowch eich rhif cofrestru eich hun yno pan gyrhaeddwch:
links-message-subject = Hawlen barcio ar gyfer eich ymweliad
links-not-shared = Ni allai’r ddyfais hon ei rhannu. Copïwch hi yn lle hynny.
links-all = Gweld eich dolenni

## Yr ymwelydd

visit-title = Parcio fel ymwelydd
visit-heading = Parcio ym mharth { $zone }
visit-intro = Rhoddodd y sawl rydych yn ymweld â nhw y ddolen hon i chi. Gyda hi caiff eich cerbyd sefyll ym maeau hawlen parth { $zone }. Nid yw’n costio dim i chi.
visit-good-for = { $left ->
    [one] Mae’r ddolen yn dda ar gyfer un ymweliad arall, tan { $until }.
   *[other] Mae’r ddolen yn dda ar gyfer { $left } ymweliad arall, tan { $until }.
}
visit-hours = { $hours ->
    [one] Mae’r ymweliad yn para un awr o’r adeg y byddwch yn ei ddechrau.
   *[other] Mae’r ymweliad yn para { $hours } awr o’r adeg y byddwch yn ei ddechrau.
}
visit-plate = Eich rhif cofrestru
visit-plate-hint = Fel ar eich plât rhif
visit-incomplete = Mae rhywbeth ar goll o’r ddolen
visit-incomplete-text = Agorwch y ddolen eto o’r neges a gawsoch, neu copïwch y cyfan ohoni. Mae # a llawer o lythrennau ar ei hôl.
visit-cannot = Ni all y ddolen hon ddechrau ymweliad
visit-not-opened = Ni allwn agor y ddolen hon
visit-withdrawn = Tynnwyd hi’n ôl. Gofynnwch am un newydd i’r sawl rydych yn ymweld â nhw.
visit-used-up = Defnyddiwyd hi mor aml ag y gellir. Gofynnwch am un newydd i’r sawl rydych yn ymweld â nhw.
visit-expired = Gellid ei defnyddio tan { $until }. Gofynnwch am un newydd i’r sawl rydych yn ymweld â nhw.
visit-no-visits = Nid oes ymweliadau ar ôl i chi gan y sawl rydych yn ymweld â nhw. Gofynnwch iddynt cyn parcio yma.
visit-not-registered = Nid yw’r sawl rydych yn ymweld â nhw wedi cofrestru ar gyfer hawlenni ymwelwyr ar hyn o bryd. Gofynnwch iddynt cyn parcio yma.
visit-not-offered = Nid oes gan y cyngor ddolenni i ymwelwyr mwyach. Gofynnwch i’r sawl rydych yn ymweld â nhw actifadu ymweliad i chi.
visit-where = Ble cewch barcio
visit-yours = Ymweliadau a ddechreuwyd yma
visit-show = Dangos
visit-is-over = { $plate }: ar ben
visit-is-cancelled = { $plate }: canslwyd
visit-is-active = { $plate }: tan { $until }

visit-check-title = Ai hwn yw eich rhif cofrestru?
visit-check-wrong = Mae llythyren neu ffigur anghywir yn golygu tâl cosb. Cymharwch ef â’ch plât rhif.
visit-check-zone = Parth
visit-check-until = Dilys tan
visit-check-from = Yn dechrau
visit-check-now = Cyn gynted ag y pwyswch y botwm
visit-start = Dechrau’r ymweliad ar gyfer { $plate }
visit-starting = Yn dechrau…
visit-change-plate = Newid y rhif
visit-unknown-heading = Ni wyddom eto a yw eich ymweliad wedi dechrau
visit-unknown = Pwyswch y botwm eto. Waeth pa mor aml y pwyswch ef, dim ond un ymweliad a ddechreuir.
visit-free-heading = Nid oes angen ymweliad bryd hynny
visit-free = Nid oes angen hawlen ar neb yn y parth hwn ar yr adeg honno, felly ni ddefnyddir y ddolen. Parciwch fel y dywed yr arwyddion.

visit-done-title = Cewch barcio ym mharth { $zone }
visit-over-title = Mae’r ymweliad hwn ar ben
visit-off-title = Canslwyd yr ymweliad hwn
visit-off-text = Nid yw eich cerbyd wedi’i gwmpasu. Gofynnwch i’r sawl rydych yn ymweld â nhw.
visit-over-text = Nid yw eich cerbyd wedi’i gwmpasu mwyach.
visit-code = Cod y dderbynneb
visit-proof = Gwirio’r dderbynneb
visit-keep = Cadwch y dudalen hon ar agor, neu nodwch y cod. Gydag ef gall unrhyw un weld bod eich cerbyd wedi’i gwmpasu.
visit-correct-title = Rhif anghywir?
visit-correct-until = Gallwch ei gywiro tan { $until }. Nid yw hynny’n costio dim.
visit-correct = Cywiro’r rhif
visit-correct-label = Y rhif cofrestru cywir
visit-correct-ask = Ei gywiro
visit-correct-done = Cywirwyd: mae’r ymweliad nawr ar gyfer { $plate }
visit-correct-leave = Ei adael fel y mae
visit-leave = Rwyf wedi gadael
visit-leave-about = Ydych chi’n gyrru i ffwrdd? Mae’r amser sydd ar ôl yn mynd yn ôl i’r sawl rydych yn ymweld â nhw.
visit-leave-question = Ydych chi wedi gadael?
visit-leave-confirm = Ydw, rwyf wedi gadael
visit-leave-keep = Ddim eto
visit-leave-effect = Nid yw eich cerbyd wedi’i gwmpasu o’r eiliad honno ymlaen.
visit-leave-done = Diolch. Mae’r ymweliad ar ben.
visit-another = Yn ôl i’r ddolen
