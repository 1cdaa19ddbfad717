# Several stays at once, plates that are kept, and the rest of a stay's life. Times, days and names come as text.

## Plates the resident knows

plates-saved = Rhifau cofrestru a gadwyd
plates-recent = Defnyddiwyd yn ddiweddar
plates-fill = Llenwi { $plate }
plates-fill-named = Llenwi { $name }: { $plate }
plates-fill-hint = Mae pwyso un yn ei lenwi. Gwnewch yn siŵr mai dyna’r cerbyd sy’n dod.
plates-title = Rhifau cofrestru a gadwyd
plates-card = Y cerbydau sy’n dod yn aml, dan enw o’ch dewis.
plates-about = Cynigir y rhifau cofrestru a gadwch yma pan fyddwch yn actifadu ymweliad, ar bob dyfais. Caiff un nas defnyddir am 12 mis ei dynnu.
plates-none = Nid ydych wedi cadw unrhyw rifau cofrestru eto.
plates-add = Cadw un arall
plates-add-first = Cadw rhif cofrestru
plates-name = Enw ar gyfer { $plate }
plates-name-hint = Fel yr ydych chi’n ei adnabod: “Mam”, “y fan las”. Gallwch ei adael yn wag.
plates-save = Cadw
plates-rename = Newid yr enw
plates-forget = Tynnu
plates-kept = Mae { $plate } wedi’i gadw
plates-forgotten = Nid yw { $plate } wedi’i gadw mwyach
plates-keep-heading = Yn dod eto?

## Same as last time

again-title = Yr un fath â’r tro diwethaf
again-about = { $plate }, o nawr ymlaen. Byddwch yn gwirio popeth cyn iddo gael ei actifadu.
again-about-named = { $name }, { $plate }, o nawr ymlaen. Byddwch yn gwirio popeth cyn iddo gael ei actifadu.

## Several vehicles, and every week

several-link = Sawl cerbyd ar unwaith
several-title = Beth yw’r rhifau cofrestru?
several-label = Rhifau cofrestru
several-hint = Hyd at 6, pob un ar ei linell ei hun
several-unrecognised = { $plates ->
    [one] Nid ydym yn adnabod hwn fel rhif cofrestru’r DU. Ydy e’n gywir?
   *[other] Nid ydym yn adnabod y rhain fel rhifau cofrestru’r DU. Ydyn nhw’n gywir?
}
several-are-right = { $plates ->
    [one] Ydy, mae’n gywir
   *[other] Ydyn, maen nhw’n gywir
}
several-missing = Rhowch rifau cofrestru cerbydau eich ymwelwyr.
repeat-weekly = Ailadrodd bob wythnos
repeat-weekly-hint = Ar yr un diwrnod o’r wythnos, mor bell ymlaen ag y mae eich cyngor yn ei ganiatáu. Byddwch yn gweld pob dyddiad cyn actifadu.
many-one = { $plate } o { $start }: { $why } Nid oes dim wedi’i actifadu.
many-about = { $stays ->
    [1] Dyma un arhosiad. Caiff ei actifadu pan fyddwch yn pwyso’r botwm isod.
   *[other] Dyma { $stays } arhosiad. Cânt eu hactifadu gyda’i gilydd: pob un, neu ddim un.
}
many-line = { $start } – tan { $until }
many-change-plates = Newid y rhifau cofrestru
many-change-when = Newid pryd
many-activate = { $stays ->
    [1] Actifadu’r arhosiad hwn
   *[other] Actifadu pob un o’r { $stays } arhosiad
}
many-offline = Cedwir eich cais a’i anfon cyn gynted ag y byddwch ar-lein. Nid yw’r un o’r arosiadau hyn yn ddilys nes iddo gael ei gadarnhau.
many-confirmed = { $stays ->
    [1] Ymweliad wedi’i actifadu
   *[other] { $stays } ymweliad wedi’u hactifadu
}
many-activated = Wedi’u hactifadu
request-many = { $stays ->
    [1] I actifadu un arhosiad.
   *[other] I actifadu { $stays } arhosiad, pob un neu ddim un.
}
request-stop = I atal yr arhosiad yn gynnar. Nes i hynny gael ei gadarnhau, mae’n parhau ac yn costio’r hyn a gostiodd.
request-extend = I ymestyn yr arhosiad, tan { $until }.

## Before agreeing

hints-heading = Cyn i chi gytuno
hint-free-day = Nid oes angen hawlen ar { $day } yn ystod yr arhosiad hwn.
hint-named-day = Mae { $day } yn ddiwrnod pan fydd eich parth am ddim, megis gŵyl banc: nid oes angen hawlen.
hint-needed-from = Nid oes angen hawlen cyn { $from }.
hint-needed-until = Nid oes angen hawlen ar ôl { $until }.
hint-adjoining = Mae gan y cerbyd hwn arhosiad eisoes yn union wrth ymyl hwn: { $start } tan { $until }.
hint-at-once = Bydd gennych { $visitors } ymwelydd ar yr un pryd. Mae eich parth yn caniatáu { $max }.

## Stopping and making longer

stop-title = Atal yr arhosiad hwn nawr
stop-about = Ydy eich ymwelydd wedi gadael? Cewch { $back } yn ôl.
stop-about-none = Ydy eich ymwelydd wedi gadael? Ni ddaw dim yn ôl, ond bydd y rhif cofrestru’n rhydd ar gyfer arhosiad arall.
stop-question = Atal yr arhosiad hwn nawr?
stop-confirm = Ie, ei atal
stop-keep = Ei gadw
stop-effect = Ni fydd gan y cerbyd hawlen ddilys o’r eiliad honno ymlaen.
stop-done = Wedi’i atal: cawsoch { $back } yn ôl
stop-done-none = Wedi’i atal: nid oes gan y cerbyd hawlen ddilys mwyach
extend-title = Ymestyn yr arhosiad hwn
extend-about = Mae’n ddilys tan { $until }. Ydy eich ymwelydd yn aros yn hwy? Ymestynnwch ef cyn iddo ddod i ben.
extend-days = Faint o ddiwrnodau ychwanegol?
extend-date = Dyddiad olaf newydd
extend-time = Amser gorffen newydd
extend-ask = Gweld beth mae’n ei gostio
extend-until = Byddai’n ddilys tan
extend-cost = { $unit ->
    [hour] Oriau ychwanegol
   *[visit] Ymweliadau ychwanegol
}
extend-confirm = Ei ymestyn
extend-leave = Ei adael fel y mae
extend-done = Wedi’i ymestyn: yn ddilys tan { $until }
stay-end-change = Newid y diwedd { $number }
stay-end-stopped = Wedi’i atal yn gynnar am { $at }; roedd i fod i ddod i ben am { $from }
stay-end-extended = Wedi’i ymestyn am { $at }; roedd i fod i ddod i ben am { $from }

## Stays that are over

stays-title = Eich holl arosiadau
stays-card = Chwilio pob arhosiad a gawsoch, yn ôl rhif cofrestru neu fis.
stays-search = Rhif cofrestru neu enw
stays-search-hint = Mae rhan ohono’n ddigon
stays-month = Mis
stays-month-any = Unrhyw fis
stays-look = Chwilio
stays-found = Arosiadau
stays-none = Nid oes rhai felly. Rhowch gynnig ar ran o’r rhif cofrestru, neu fis arall.
stays-more = Dangos rhagor

## Receipts

stay-receipt-link = Derbynneb sy’n profi’r arhosiad hwn
stay-receipt-page = Derbynneb arhosiad
stay-receipt-about = Dyma’r hyn y mae cofnod y cyngor yn ei ddweud. Gall unrhyw un y rhowch y cod iddo ei wirio, er enghraifft wrth herio tâl cosb. Nid yw’n enwi neb.
stay-receipt-keep = Ei chadw fel PDF
stay-receipt-address = Cyfeiriad i’w gwirio
proof-title = Gwirio derbynneb hawlen ymwelydd
proof-about = Rhowch god derbynneb i weld yr hyn y mae cofnod y cyngor ei hun yn ei ddweud amdani.
proof-code = Cod
proof-code-missing = Rhowch god y dderbynneb.
proof-code-hint = 24 o lythrennau a ffigurau, fel ar y dderbynneb
proof-check = Gwirio
proof-another = Gwirio derbynneb arall
proof-is-right = Mae’r dderbynneb hon yn gywir. Mae cofnod y cyngor yn dweud:
proof-council = Cyngor
proof-from = Yn ddilys o
proof-cancelled = Cafodd yr hawlen hon ei chanslo. Nid yw’n ddilys i neb.
proof-as-of = Darllenwyd y cofnod am

## Telling the visitor

tell-visitor-label = Tecstio’r ymwelydd cyn iddo ddod i ben (dewisol)
tell-visitor-hint = Ei rif ffôn symudol. Anfonwn un neges tua hanner awr cyn y diwedd, neu gyda’r nos cyn hynny os byddai hynny yn y nos. Anghofiwn y rhif pan fydd yr ymweliad ar ben.
tell-visitor-hint-several = Rhif ffôn symudol. Anfonwn un neges tua hanner awr cyn i bob ymweliad ddod i ben, neu gyda’r nos cyn hynny os byddai hynny yn y nos. Anghofiwn y rhif pan fyddant ar ben.
