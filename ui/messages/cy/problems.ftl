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
problem-already-covered = Mae gan { $plate } arhosiad eisoes tan { $until }. Nid oes angen un arall arnoch cyn hynny.
problem-too-many-at-once = Dim ond { $max } ymwelydd ar yr un pryd y mae eich parth yn ei ganiatáu. Dewiswch amser pan fydd llai yno.
problem-zone-free = Nid oes angen hawlen ar neb yn eich parth ar yr adeg honno, felly nid oes angen i chi ddefnyddio ymweliad.
problem-registration-lapsed = Daeth eich cofrestriad ar gyfer hawlenni ymwelwyr i ben ddiwedd { $since }. Cofrestrwch eto gyda phrawf newydd o’ch cyfeiriad.
problem-unknown-stay = Ni allwn ddod o hyd i’r arhosiad hwnnw. Ewch yn ôl i’ch hawlenni a’i ddewis eto.
problem-stay-cancelled = Mae’r arhosiad hwnnw wedi’i ganslo, felly ni ellir ei newid. Actifadwch ymweliad newydd os oes angen un arnoch.
problem-stay-ended = Mae’r arhosiad hwnnw wedi dod i ben, felly ni ellir ei newid. Actifadwch ymweliad newydd os oes angen un arnoch.
problem-cancel-too-late = Mae’n rhy hwyr i ganslo: roedd hynny’n bosibl tan { $until }. Mae’r arhosiad yn dal yn ddilys.
problem-cancel-not-offered = Nid yw eich cyngor yn rhoi ymweliadau’n ôl, felly ni ellir canslo’r arhosiad. Mae’n dal yn ddilys.
problem-correction-too-late = Mae’n rhy hwyr i gywiro’r rhif cofrestru: roedd hynny’n bosibl tan { $until }. Actifadwch ymweliad newydd ar gyfer y rhif cywir.
problem-same-plate = Mae’r rhif cofrestru hwnnw eisoes ar yr arhosiad. Rhowch y rhif cywir, neu gadewch ef fel y mae.

## Access

problem-not-logged-in = Nid ydych wedi mewngofnodi, neu rydych wedi cael eich allgofnodi. Mewngofnodwch i fynd ymlaen.
problem-wrong-log-in = Nid yw’r cyfeiriad e-bost a’r cyfrinair hynny’n cyd-fynd. Gwiriwch y ddau a rhowch gynnig arall arni.
problem-too-many-tries = Bu gormod o geisiadau. Arhoswch ychydig funudau, yna rhowch gynnig arall arni.
problem-unknown-device = Nid yw’r ddyfais honno wedi mewngofnodi mwyach. Edrychwch ar y rhestr eto.
problem-device-only = Dim ond yr ap all wneud hyn. Agorwch yr ap ar eich dyfais.
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
problem-update-needed = Mae’r fersiwn hon o’r ap yn rhy hen. Diweddarwch ef i fynd ymlaen: cedwir y ceisiadau sy’n aros.
