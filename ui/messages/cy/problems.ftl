# A sentence or two for every code: what happened, and what to do next. Times and days come as text.

## The rules say no

problem-plate-missing = Rhowch rif cofrestru cerbyd eich ymwelydd.
problem-plate-too-short = Mae gan rif cofrestru o leiaf 2 lythyren neu ffigur. Gwiriwch y rhif a’i roi eto.
problem-plate-too-long = Mae gan rif cofrestru { $max } o lythrennau a ffigurau ar y mwyaf. Gwiriwch y rhif a’i roi eto.
problem-unknown-permit-type = Dewiswch pa fath o hawlen ymwelydd i’w defnyddio.
problem-channel-not-offered = Nid yw eich cyngor yn cynnig hyn yma. Ffoniwch y cyngor neu anfonwch neges destun yn lle hynny.
problem-starts-at-once = Mae ymweliad a gaiff ei actifadu fel hyn yn dechrau ar unwaith. Dewiswch ddechrau nawr, neu defnyddiwch yr ap neu’r wefan i ddechrau’n hwyrach.
problem-start-passed = Mae { $start } eisoes wedi mynd heibio. Dewiswch nawr neu amser hwyrach.
problem-too-far-ahead = Mae hynny’n rhy bell ymlaen llaw. Ni all ymweliad ddechrau’n hwyrach na { $latest }: dewiswch ddechrau cynharach neu lai o ddiwrnodau.
problem-no-days = Rhowch nifer y diwrnodau y bydd eich ymwelydd yn aros, 1 neu fwy.
problem-length-not-offered = Ni ellir defnyddio’r math hwn o hawlen am arhosiad o’r hyd hwnnw. Dewiswch yr hyd eto.
problem-end-before-start = Rhaid i’r diwedd fod ar ôl y dechrau. Dewiswch ddiwedd hwyrach.
problem-too-long = Gall arhosiad bara { $max } awr ar y mwyaf. Dewiswch arhosiad byrrach.
problem-not-enough-visits = Mae angen { $needed } ymweliad ar gyfer yr arhosiad hwn, ond { $left ->
    [0] nid oes gennych yr un
   *[other] dim ond { $left } sydd gennych
} y gellir ei ddefnyddio ar ei gyfer. Dewiswch lai o ddiwrnodau, neu prynwch ragor o ymweliadau yn gyntaf.
problem-not-enough-hours = Mae angen { $needed } awr ar gyfer yr arhosiad hwn, ond { $left ->
    [0] nid oes gennych yr un
   *[other] dim ond { $left } sydd gennych
} y gellir ei defnyddio ar ei gyfer. Dewiswch amser byrrach, neu prynwch ragor o oriau yn gyntaf.
problem-already-covered = Mae gan { $plate } arhosiad eisoes tan { $until }. Nid oes angen un arall arnoch cyn hynny.
problem-too-many-at-once = Dim ond { $max } ymwelydd ar yr un pryd y mae eich parth yn ei ganiatáu. Dewiswch amser pan fydd llai yno.
problem-zone-free = Nid oes angen hawlen ar neb yn eich parth ar yr adeg honno, felly nid oes angen i chi ddefnyddio ymweliad.
problem-registration-lapsed = Daeth eich cofrestriad ar gyfer hawlenni ymwelwyr i ben ddiwedd { $since }. Cofrestrwch eto gyda phrawf newydd o’ch cyfeiriad.
problem-unknown-stay = Ni allwn ddod o hyd i’r arhosiad hwnnw. Ewch yn ôl i’ch hawlenni a’i ddewis eto.
problem-stay-cancelled = Mae’r arhosiad hwnnw wedi’i ganslo, felly ni ellir ei newid. Actifadwch ymweliad newydd os oes angen un arnoch.
problem-stay-ended = Mae’r arhosiad hwnnw wedi dod i ben, felly ni ellir ei newid. Actifadwch ymweliad newydd os oes angen un arnoch.
problem-cancel-too-late = Mae’n rhy hwyr i ganslo: roedd hynny’n bosibl tan { $until }. Mae’r arhosiad yn dal yn ddilys.
problem-cancel-not-offered = Nid yw eich cyngor yn rhoi ymweliadau’n ôl, felly ni ellir canslo’r arhosiad. Mae’n dal yn ddilys.
problem-unknown-link = Nid ydym yn adnabod y ddolen hon. Gwnewch yn siŵr bod y ddolen gyfan gennych, neu gofynnwch am un newydd.
problem-link-withdrawn = Tynnwyd y ddolen hon yn ôl, felly ni ellir ei defnyddio mwyach. Gofynnwch am un newydd i’r sawl rydych yn ymweld â nhw.
problem-link-used-up = Defnyddiwyd y ddolen hon mor aml ag y gellir. Gofynnwch am un newydd i’r sawl rydych yn ymweld â nhw.
problem-link-expired = Gellid defnyddio’r ddolen hon tan { $until }. Gofynnwch am un newydd i’r sawl rydych yn ymweld â nhw.
problem-link-uses-not-offered = Dewiswch ar gyfer faint o ymweliadau y mae’r ddolen: 1 i { $max }.
problem-link-day-not-offered = Dewiswch ddiwrnod rhwng heddiw a { $latest }.
problem-too-many-links = Mae gennych { $max } dolen y gellir eu defnyddio o hyd, ac ni allwch gael mwy. Tynnwch un nad oes ei hangen yn ôl.
problem-host-has-no-visits = Nid oes ymweliadau ar ôl i chi gan y sawl rydych yn ymweld â nhw. Gofynnwch iddynt cyn parcio yma.
problem-host-not-registered = Nid yw’r sawl rydych yn ymweld â nhw wedi cofrestru ar gyfer hawlenni ymwelwyr ar hyn o bryd. Gofynnwch iddynt cyn parcio yma.
problem-correction-too-late = Mae’n rhy hwyr i gywiro’r rhif cofrestru: roedd hynny’n bosibl tan { $until }. Actifadwch ymweliad newydd ar gyfer y rhif cywir.
problem-same-plate = Mae’r rhif cofrestru hwnnw eisoes ar yr arhosiad. Rhowch y rhif cywir, neu gadewch ef fel y mae.
problem-too-many-plates = Gallwch actifadu { $max } rhif cofrestru ar y mwyaf ar yr un pryd. Tynnwch rai allan, a’u hactifadu wedyn.
problem-too-many-stays = Byddai hynny’n fwy na { $max } arhosiad ar yr un pryd. Dewiswch lai o rifau cofrestru, neu peidiwch â’u hailadrodd.
problem-stays-overlap = Mae { $plate } yn eich rhestr ddwywaith ar gyfer yr un amser. Tynnwch un allan, neu dewiswch lai o ddiwrnodau.
problem-stop-not-offered = Nid yw eich cyngor yn gadael i arhosiad gael ei atal yn gynnar. Mae’n dal yn ddilys hyd ei ddiwedd.
problem-stay-not-started = Nid yw’r arhosiad hwnnw wedi dechrau: mae’n dechrau am { $start }. Canslwch ef os nad oes ei angen arnoch.
problem-extend-not-offered = Nid yw eich cyngor yn gadael i arhosiad gael ei ymestyn. Actifadwch un arall ar gyfer yr amser ar ei ôl.
problem-not-longer = Mae’r arhosiad hwnnw eisoes yn para tan { $until }. Dewiswch ddiwedd hwyrach.
problem-too-many-saved = Rydych wedi cadw { $max } rhif cofrestru, sef cymaint ag a gadwn. Tynnwch un yn gyntaf.
problem-plate-not-saved = Nid yw’r rhif cofrestru hwnnw ymhlith y rhai a gadwyd gennych. Edrychwch ar y rhestr eto.
problem-unknown-receipt = Nid oes gan unrhyw dderbynneb y cod hwn. Gwiriwch ef a’i roi eto, lythyren wrth lythyren.

## Buying

problem-allowance-spent = { $left ->
    [0] Ni allwch brynu rhagor
   *[other] Dim ond { $left } bwndel arall y gallwch ei brynu
} tan { $from }, pan fydd eich lwfans yn dechrau eto. Dewiswch lai am y tro.
problem-allowance-over = { $left ->
    [0] Ni allwch brynu rhagor o fwndeli
   *[other] Dim ond { $left } bwndel arall y gallwch ei brynu
}. Dewiswch lai, neu ffoniwch y cyngor.
problem-basket-empty = Mae eich basged yn wag. Dewiswch yr hyn yr hoffech ei brynu yn gyntaf.
problem-price-changed = Mae’r pris wedi newid i { $price }. Nid oes dim wedi’i archebu: edrychwch ar eich basged eto, yna penderfynwch.
problem-not-on-sale = Nid yw’r math hwn o hawlen ar werth ar hyn o bryd. Dewiswch un arall, neu ffoniwch y cyngor.
problem-unknown-order = Ni allwn ddod o hyd i’r archeb honno. Ewch i’ch Hanes Taliadau a’i dewis eto.
problem-payment-mismatch = Nid yw’r taliad yn cyd-fynd â’r archeb hon, felly nid oes dim wedi’i ychwanegu. Ffoniwch y cyngor gyda rhif eich archeb wrth law.
problem-order-settled = Mae’r archeb hon wedi dod i ben, felly ni ellir ei thalu na’i newid mwyach. Edrychwch arni yn eich Hanes Taliadau.
problem-order-not-paid = Nid yw’r archeb hon wedi’i thalu, felly nid oes derbynneb na dim i’w ad-dalu. Edrychwch arni yn eich Hanes Taliadau.
problem-payment-unknown = Nid ydym yn gwybod eto sut mae’r taliad hwn yn sefyll. Peidiwch ag archebu eto: arhoswch ychydig funudau, yna edrychwch ar yr archeb unwaith eto.
problem-payments-away = Ni ellir cyrraedd y gwasanaeth talu, felly ni ddechreuwyd unrhyw daliad. Rhowch gynnig arall arni ymhen ychydig funudau.
problem-payments-off = Ni ellir talu am ddim yma ar hyn o bryd. Ffoniwch y cyngor i brynu hawlenni.
problem-refund-not-offered = Nid yw eich cyngor yn ad-dalu’r hawlenni hyn. Gellir eu defnyddio hyd at eu diwrnod olaf.
problem-nothing-to-refund = Nid oes dim ar ôl o’r archeb hon y gellid ei ad-dalu: mae’r ymweliadau wedi’u defnyddio, neu mae eu hamser ar ben.
problem-refund-under-way = Mae ad-daliad o’r archeb hon ar y gweill eisoes. Arhoswch iddo ddod i ben.
problem-unknown-refund = Ni allwn ddod o hyd i’r ad-daliad hwnnw. Agorwch yr archeb eto.
problem-refund-decided = Mae rhywun eisoes wedi penderfynu ar yr ad-daliad hwn. Agorwch yr archeb eto i weld sut.
problem-same-person = Chi ofynnodd am yr ad-daliad hwn, felly rhaid i gydweithiwr benderfynu arno.
problem-frozen = Mae rhywbeth am eich hawlenni nad yw’n gywir, felly ni ellir newid dim nes i ni edrych. Ffoniwch y cyngor.

## The telephone desk

problem-unknown-holder = Nid oes deiliad hawlen o’r fath. Chwiliwch eto.
problem-search-too-short = Rhowch o leiaf ddwy lythyren neu ddau ffigur o rif, enw, cod post neu archeb.
problem-call-over = Agorwyd yr alwad hon yn rhy bell yn ôl, neu mae un arall wedi’i hagor ers hynny. Chwiliwch am y galwr eto.
problem-not-identified = Gofynnwch ddau o’r cwestiynau yn gyntaf. Ni wneir dim i alwr cyn i ddau ateb fod yn gywir.
problem-identity-failed = Roedd gormod o atebion yn anghywir. Ni ellir gwneud dim yn yr alwad hon: gofynnwch i’r galwr fewngofnodi, anfon neges destun o’i ffôn ei hun, neu ffonio eto’n nes ymlaen.
problem-start-unclear = Ni ellid darllen y dechrau hwnnw. Teipiwch ef fel nawr, 1730, yfory 0900, gwener 5.30pm neu 24/11 0900.
problem-received-unclear = Ni ellid darllen yr amser hwnnw, neu mae’n rhy bell yn ôl. Teipiwch pryd y daeth yr alwad, fel 0912.
problem-end-unclear = Ni ellid darllen y diwedd hwnnw. Teipiwch ef fel 2 diwrnod, 4 awr, 2000, yfory 1000 neu gwener 1200.

## Access

problem-not-logged-in = Nid ydych wedi mewngofnodi, neu rydych wedi cael eich allgofnodi. Mewngofnodwch i fynd ymlaen.
problem-wrong-log-in = Nid yw’r cyfeiriad e-bost a’r cyfrinair hynny’n cyd-fynd. Gwiriwch y ddau a rhowch gynnig arall arni.
problem-too-many-tries = Bu gormod o geisiadau. Arhoswch ychydig funudau, yna rhowch gynnig arall arni.
problem-unknown-device = Nid yw’r ddyfais honno wedi mewngofnodi mwyach. Edrychwch ar y rhestr eto.
problem-device-only = Dim ond yr ap all wneud hyn. Agorwch yr ap ar eich dyfais.
problem-officer-key-needed = Mae hyn ar gyfer dyfeisiau swyddogion yn unig, ac ni dderbyniwyd yr allwedd. Gofynnwch i swyddfa’r cyngor am allwedd newydd.
problem-outside-your-zones = Ni all y ddyfais hon holi am y parth hwnnw. Holwch am un o’i pharthau ei hun, neu gofynnwch i swyddfa’r cyngor am allwedd arall.
problem-unknown-place = Ni chafwyd hyd i barth yno. Defnyddiwch y stryd, y cod post llawn, neu enw’r parth.
problem-place-unclear = Gallai hynny fod mewn sawl parth: { $zones }. Defnyddiwch y cod post llawn, neu enw’r parth.
problem-time-out-of-reach = Mae’r amser hwnnw y tu hwnt i’r hyn y gellir holi amdano. Holwch am amser o { $earliest } hyd { $latest }, gyda’r cloc cywir ar y ddyfais.
problem-cross-site = Daeth y cais o wefan arall, felly ni wnaed dim. Agorwch Park a Visitor ei hun a rhowch gynnig arall arni.

## Requests that cannot be read

problem-malformed = Ni ellid deall yr hyn a anfonwyd, felly ni wnaed dim. Gwiriwch ef a rhowch gynnig arall arni. Os bydd yn digwydd eto, diweddarwch yr ap neu ail-lwythwch y dudalen.
problem-not-json = Nid JSON oedd yr hyn a anfonwyd, felly ni wnaed dim. Anfonwch ef fel application/json.
problem-too-large = Mae’r hyn a anfonwyd yn rhy fawr, felly ni wnaed dim. Anfonwch lai.
problem-unknown-operation = Nid yw’r gwasanaeth yn adnabod yr hyn y gofynnwyd amdano, felly ni wnaed dim. Diweddarwch yr ap neu ail-lwythwch y dudalen.
problem-wrong-method = Anfonir gweithrediadau â POST, felly ni wnaed dim. Anfonwch y cais eto â POST.
problem-request-reused = Defnyddiwyd y cais hwn eisoes ar gyfer rhywbeth arall, felly ni wnaed dim. Dechreuwch eto o’r dechrau.

## The system’s own troubles

problem-busy = Mae gormod o bobl yn defnyddio’r gwasanaeth ar hyn o bryd. Arhoswch funud, yna rhowch gynnig arall arni.
problem-storage-full = Ni all y gwasanaeth gadw dim ar hyn o bryd, felly ni wnaed dim. Rhowch gynnig arall arni’n nes ymlaen, neu ffoniwch y cyngor.
problem-timeout = Cymerodd y gwasanaeth ormod o amser i ateb. Rhowch gynnig arall arni: ni wneir dim ddwywaith.
problem-internal = Aeth rhywbeth o’i le ar ein hochr ni. Rhowch gynnig arall arni. Os bydd yn digwydd eto, ffoniwch y cyngor.

## On the device

problem-offline = Ni ellir cyrraedd y gwasanaeth. Gwiriwch eich cysylltiad â’r rhyngrwyd, yna rhowch gynnig arall arni.
problem-requests-waiting = Mae { $waiting } o’ch ceisiadau heb eu hanfon. Arhoswch nes eich bod ar-lein, neu allgofnodwch a’u taflu.
problem-unknown-request = Nid yw’r cais hwnnw ar y rhestr mwyach. Nid oes dim mwy i’w wneud.
problem-already-sent = Efallai fod y cais hwnnw eisoes wedi cyrraedd y cyngor, felly ni ellir ei dynnu’n ôl. Arhoswch am yr ateb: efallai y gallwch ganslo’r arhosiad bryd hynny.
problem-nothing-cached = Nid yw eich hawlenni ar y ddyfais hon eto. Cysylltwch â’r rhyngrwyd er mwyn iddynt gael eu nôl.
problem-not-saved = Ni ellid cadw’r ffeil ar y ddyfais hon. Gwnewch le lle cedwir eich lawrlwythiadau, yna rhowch gynnig arall arni.
problem-update-needed = Mae’r fersiwn hon o’r ap yn rhy hen. Diweddarwch ef i fynd ymlaen: cedwir y ceisiadau sy’n aros.

## Registering

problem-not-registered = Mae angen i chi gofrestru eich cyfeiriad cyn gwneud hyn. Agorwch “Eich cofrestriad” a dechreuwch yno: mae’n cymryd tua deng munud.
problem-registered-already = Mae eich cyfeiriad wedi’i gofrestru eisoes. Does dim angen i chi wneud dim.
problem-not-yet-renewable = Mae’n rhy gynnar i adnewyddu. Gallwch ddechrau o { $from } ymlaen, a byddwn yn eich atgoffa.
problem-registration-under-way = Rydych wedi dechrau cofrestriad eisoes. Gorffennwch ef, neu rhowch y gorau iddo, cyn dechrau un arall.
problem-no-registration = Does dim cofrestriad o’r fath. Ewch yn ôl ac agorwch y rhestr eto.
problem-registration-sent = Mae eich cofrestriad gyda’r cyngor, felly ni ellir ei newid mwyach. Arhoswch am yr ateb, neu rhowch y gorau iddo a dechreuwch eto.
problem-registration-not-sent = Nid yw’r cofrestriad hwn gyda’r cyngor mwyach: nid yw’r ymgeisydd wedi’i anfon, neu mae wedi rhoi’r gorau iddo. Ewch yn ôl i’r ciw.
problem-registration-unfinished = Mae rhywbeth ar goll o hyd. Mae’r rhestr dasgau’n dangos beth sydd ar ôl i’w wneud.
problem-name-missing = Rhowch eich enw llawn, fel y mae ar eich prawf o gyfeiriad.
problem-home-missing = Rhowch y tŷ, y stryd a’r dref.
problem-text-too-long = Mae hyn yn rhy hir. Defnyddiwch { $max } nod ar y mwyaf.
problem-evidence-not-taken = Nid yw eich cyngor yn derbyn y math hwn o ddogfen. Dewiswch un o’r rhestr.
problem-evidence-date-missing = Rhowch y dyddiad sydd ar y ddogfen.
problem-evidence-in-future = Mae dyddiad y ddogfen yn y dyfodol. Gwiriwch ef a’i roi eto.
problem-evidence-too-old = Mae’r ddogfen hon yn rhy hen. Rhaid iddi fod wedi’i dyddio { $oldest } neu wedyn: dewiswch un fwy newydd.
problem-tenancy-too-short = Rhaid i’r denantiaeth bara o leiaf { $months } mis. Gwiriwch y dyddiadau, neu dewiswch fath arall o ddogfen.
problem-tenancy-over = Daeth y denantiaeth hon i ben ar { $until }. Defnyddiwch y cytundeb sydd mewn grym nawr, neu fath arall o ddogfen.
problem-too-much-evidence = Rydych wedi ychwanegu { $max } dogfen, sef y nifer mwyaf posibl. Tynnwch un yn gyntaf.
problem-unknown-evidence = Nid yw’r ddogfen hon yn rhan o’r cofrestriad mwyach. Ewch yn ôl ac agorwch y rhestr eto.
problem-decided-already = Mae rhywun wedi penderfynu ar y cofrestriad hwn eisoes. Agorwch ef eto i weld y penderfyniad.
problem-zone-needed = Nid yw’r cyfeiriad hwn ar y rhestr. Dewiswch y parth y mae ynddo cyn ei gymeradwyo.
problem-reason-missing = Dywedwch beth sydd o’i le, fel bod y preswylydd yn gwybod beth i’w wneud.
problem-nothing-to-undo = Does dim penderfyniad i’w dynnu’n ôl.
problem-undo-too-late = Gellir tynnu penderfyniad yn ôl am un funud, tan { $until }. Gofynnwch i’r preswylydd wneud cais eto yn lle hynny.
problem-bad-postcode = Rhowch god post llawn y DU, er enghraifft CB1 2AB.
problem-unknown-address = Nid yw’r cyfeiriad hwnnw ar restr y cyngor. Rhowch ef eich hun, a bydd y cyngor yn edrych arno.

## Documents

problem-document-empty = Mae’r ffeil hon yn wag. Dewiswch un arall, neu tynnwch lun newydd.
problem-document-too-large = Mae’r ffeil hon yn rhy fawr. Defnyddiwch un o { $max } MB ar y mwyaf: llun â llai o fanylder, neu PDF â llai o dudalennau.
problem-document-wrong-kind = Nid yw hon yn fath o ffeil y gallwn ei hagor. Defnyddiwch PDF, JPEG, PNG neu lun HEIC.
problem-document-locked = Mae’r PDF hwn yn gofyn am gyfrinair. Cadwch gopi heb y cyfrinair, neu tynnwch lun o’r papur.
problem-document-unreadable = Mae’r ffeil hon wedi’i difrodi neu’n anghyflawn, felly ni ellir ei hagor. Cadwch hi eto neu tynnwch lun newydd.
problem-document-too-long = Mae gormod o dudalennau yn y ddogfen hon. Anfonwch { $max } ar y mwyaf: y rhai â’ch enw, eich cyfeiriad a’r dyddiad.
problem-document-infected = Mae’r ffeil hon yn edrych yn niweidiol, felly cafodd ei thaflu. Tynnwch lun o’r ddogfen yn lle hynny.
problem-heic-not-taken = Ni ellir agor lluniau HEIC yma. Cadwch y llun fel JPEG, neu tynnwch sgrinlun ohono.
problem-documents-not-taken = Ni ellir gwirio dogfennau ar hyn o bryd. Mae’r hyn rydych wedi’i lenwi’n cael ei gadw: rhowch gynnig arall arni ymhen awr.
problem-unknown-upload = Ni orffennwyd yr uwchlwythiad hwn mewn pryd. Dewiswch y ffeil eto: mae popeth arall wedi’i gadw.
problem-upload-out-of-step = Torrwyd ar draws yr uwchlwythiad. Mae’n mynd ymlaen o’r man lle stopiodd.

## Your account

problem-bad-contact = Rhowch gyfeiriad e-bost fel enw@example.org, neu rif ffôn symudol yn y DU fel 07700 900123.
problem-bad-email = Rhowch gyfeiriad e-bost yn llawn, fel enw@example.org.
problem-bad-mobile = Rhowch rif ffôn symudol yn y DU, fel 07700 900123.
problem-password-too-short = Defnyddiwch o leiaf { $min } nod. Mae tri gair sy’n golygu rhywbeth i chi’n unig yn gweithio’n dda.
problem-password-too-long = Defnyddiwch { $max } nod ar y mwyaf.
problem-password-known = Mae’r cyfrinair hwn ar restrau y mae troseddwyr yn eu defnyddio, neu mae’n hawdd ei ddyfalu. Dewiswch un arall.
problem-wrong-password = Nid dyna’ch cyfrinair. Rhowch ef eto.
problem-wrong-code = Nid dyna’r cod a anfonwyd gennym. Gwiriwch y neges ddiweddaraf a’i roi eto.
problem-code-expired = Ni ellir defnyddio’r cod na’r ddolen hon mwyach. Gofynnwch am un newydd.
problem-contact-taken = Mae’r cyfeiriad neu’r rhif hwn bellach yn perthyn i gyfrif arall. Defnyddiwch un arall.
problem-no-email = Nid oes cyfeiriad e-bost yn eich cyfrif. Ychwanegwch un yn gyntaf, neu dewiswch ffordd arall.
problem-no-mobile = Nid oes ffôn symudol wedi’i gysylltu â’ch cyfrif. Cysylltwch un yn gyntaf, neu dewiswch e-bost.
problem-last-contact = Hebddo ni allem gysylltu â chi. Ychwanegwch gyfeiriad e-bost yn gyntaf.
problem-unknown-council = Nid yw’r cyngor hwn yn cael ei wasanaethu yma. Dewiswch un o’r rhestr.
problem-passkey-refused = Ni dderbyniwyd yr allwedd mynediad. Rhowch gynnig arall arni, neu mewngofnodwch â’ch cyfrinair.
problem-token-over = Nid yw’r tocyn hwn yn ddilys mwyach. Gwnewch un newydd o dan Cysylltiadau yn eich cyfrif.
problem-token-not-allowed = Nid yw’r tocyn hwn yn caniatáu hynny. Mewngofnodwch ar y wefan neu yn yr ap i’w wneud eich hun.
problem-nothing-chosen = Dewiswch o leiaf un peth.
problem-token-too-long = Dewiswch rhwng 1 a { $max } o ddiwrnodau.
problem-too-many-connections = Mae gennych gynifer o’r rhain ag y gellir eu cael. Terfynwch un nad ydych yn ei ddefnyddio mwyach, yna rhowch gynnig arall arni.
problem-unknown-connection = Mae’r cysylltiad hwn wedi’i derfynu eisoes.
problem-webhook-address = Ni allwn anfon i’r cyfeiriad hwn. Rhowch un sy’n dechrau â https:// ac y gall pawb ar y rhyngrwyd ei gyrraedd.
problem-unknown-passkey = Mae’r allwedd mynediad hon wedi’i thynnu eisoes.
problem-not-allowed = Ni all eich cyfrif wneud hyn. Mewngofnodwch â chyfrif a all.
problem-staff-on-website = Mae staff y cyngor yn gweithio ar y wefan. Agorwch hi mewn porwr a mewngofnodwch yno.

## Helping

problem-help-ended = Nid ydych yn helpu gyda’r hawlenni hyn mwyach. Mae eich hawlenni eich hun fel yr oeddent. Os credwch mai camgymeriad yw hyn, gofynnwch am wahoddiad eto.
problem-too-many-helpers = Gallwch gael hyd at { $max } o bobl yn eich helpu. Tynnwch rywun, neu tynnwch wahoddiad yn ôl, yn gyntaf.
problem-helper-known = Mae rhywun gyda’r cyfeiriad e-bost hwn yn eich helpu eisoes, neu wedi’i wahodd. Edrychwch ar y rhestr.
problem-unknown-helper = Nid yw’r person hwn ar eich rhestr mwyach.
problem-invitation-over = Mae’r gwahoddiad hwn wedi’i ddefnyddio neu ei dynnu’n ôl, neu wedi dod i ben. Gofynnwch am un newydd.
problem-invitation-for-another = Anfonwyd y gwahoddiad hwn i gyfeiriad e-bost arall. Mewngofnodwch gyda’r cyfrif sydd â’r cyfeiriad hwnnw, neu cofrestrwch gydag ef.
problem-own-permits = Eich hawlenni chi yw’r rhain: nid oes angen gwahoddiad arnoch. Rhowch gyfeiriad e-bost rhywun arall.
