# The telephone desk, in the staff room. Times, days, plates and names come as text.

desk-title = Desg ffôn
desk-no-address = Dim cyfeiriad ar gofnod
desk-no-zone = Dim parth eto
desk-received = daeth yr alwad am { $time }
desk-next = Y galwr nesaf
desk-keys-on = symud ymlaen
desk-keys-back = yn ôl at yr hyn a deipiwyd
desk-keys-next = galwr nesaf

## Finding who calls

desk-find-label = Pwy sy’n galw?
desk-find-hint = Rhif ffôn symudol, cyfeiriad e-bost, rhif archeb, cyfeirnod, neu eiriau o’r enw a’r cyfeiriad: hussain cb1
desk-find-do = Chwilio
desk-found = { $callers ->
    [1] 1 deiliad hawlen
   *[other] { $callers } deiliad hawlen
}
desk-found-none = Ni chafwyd hyd i neb. Rhowch gynnig ar rif arall, yr enw neu’r cod post.
desk-found-more = Mae rhagor. Ychwanegwch air arall, fel y cod post.

## Asking whether it is they

desk-ask-title = Gofynnwch i’r galwr
desk-ask-hint = { $tries ->
    [one] Teipiwch yr hyn a ddywedant. Mae angen dau ateb cywir. Bydd un ateb anghywir arall yn dod â’r alwad i ben.
   *[other] Teipiwch yr hyn a ddywedant. Mae angen dau ateb cywir; mae { $tries } ateb anghywir yn dod â’r alwad i ben.
}
desk-ask-too-few = Mae rhy ychydig ar gofnod i ofyn amdano. Gofynnwch i’r galwr fewngofnodi, neu ysgrifennu at y cyngor.
desk-ask-postcode = Beth yw eich cod post?
desk-ask-house = Beth yw rhif neu enw eich tŷ?
desk-ask-last-plate = Beth oedd rhif cerbyd eich ymwelydd diwethaf?
desk-ask-email = Pa gyfeiriad e-bost sydd ar eich cyfrif?
desk-ask-mobile = Pa rif ffôn symudol sydd ar eich cyfrif?
desk-ask-right = Cywir: { $question }
desk-ask-wrong = Nid yw hynny’n gywir. Gofynnwch eto, neu gofynnwch rywbeth arall.
desk-ask-do = Gwirio’r atebion

## The caller

desk-known-address = Cyfeiriad
desk-known-registered = Cofrestriad
desk-known-hours = Oriau ar ôl
desk-known-visits = Ymweliadau ar ôl
desk-known-until = { $visits } tan { $day }
desk-known-none = Dim
desk-known-mobile = Ffôn symudol cysylltiedig
desk-known-ends = yn gorffen â { $digits }
desk-known-plates = Rhifau cerbyd diweddar
desk-known-unwritten = Ni ellir ysgrifennu at neb am hyn: dywedwch wrth y galwr am nodi’r hyn a ddywedwch.

## The visit

desk-visit-title = Ymweliad newydd
desk-visit-plate = Rhif cerbyd
desk-visit-plate-hint = Fel y mae’r galwr yn ei ddweud
desk-visit-product = Math o hawlen
desk-visit-product-none = Dewiswch un
desk-visit-start = Dechrau
desk-visit-start-hint = Gwag am nawr, neu: 1730, yfory 0900, gwener 5.30pm, 24/11 0900
desk-visit-until = Diwedd
desk-visit-until-days = Gwag am un diwrnod, neu: 2 diwrnod, yfory 1000, gwener
desk-visit-until-hours = 4 awr, 2000, yfory 1000
desk-visit-received = Derbyniwyd yr alwad
desk-visit-received-hint = Gwag am yr amser uchod, neu: 0912, 9.12am
desk-visit-read = Darllen yn ôl

## Read to the caller

desk-back-title = Darllenwch hyn i’r galwr
desk-back-start = Yn dechrau
desk-back-now = nawr, cyn gynted ag y byddwch yn cadarnhau
desk-back-end = Yn dod i ben
desk-back-received = Derbyniwyd yr alwad
desk-back-zone = Parth
desk-back-cost = Yn costio
desk-back-visits = { $unit ->
    [hour] { $visits ->
        [1] 1 awr
       *[other] { $visits } awr
    }
   *[visit] { $visits ->
        [1] 1 ymweliad
       *[other] { $visits } ymweliad
    }
}; { $left } ar ôl wedyn
desk-back-longer = Gofynnwyd am { $asked }. Mae ymweliadau’n gyfan, felly mae’n para tan { $end }.
desk-back-unknown = Nid yw hwn yn edrych fel rhif cerbyd o’r DU. Gofynnwch a yw’n gywir.
desk-back-meant = Nid yw hwn yn edrych fel rhif cerbyd o’r DU. Ai { $plates } a ddywedwyd?
desk-back-free = Nid oes angen hawlen yr adeg honno. Gofynnwch a ydynt am ei chael serch hynny.
desk-back-activate = Rhoi ar waith
desk-back-change = Ei newid

desk-activated = Ar waith: { $plate }. Anfonir neges at y preswylydd.
desk-corrected = Y rhif cerbyd bellach yw { $plate }. Anfonir neges at y preswylydd.
desk-cancelled = Canslwyd ymweliad { $plate }. Anfonir neges at y preswylydd.

## Visits now and ahead

desk-stays = Ymweliadau nawr ac i ddod
desk-stays-none = Nid oes dim.
desk-stay-now = Nawr, tan { $end }
desk-stay-next = O { $start } tan { $end }
desk-correct = Cywiro’r rhif cerbyd
desk-correct-label = Y rhif cerbyd cywir yn lle { $plate }
desk-correct-do = Ei roi ar yr ymweliad
desk-cancel = Canslo
desk-cancel-sure = Canslo’r ymweliad hwn? Rhoddir ei ymweliadau yn ôl.
desk-cancel-do = Ie, canslwch ef
desk-cancel-not = Ei gadw
