# Beth aeth o’i le a beth i’w wneud nesaf: un neu ddwy frawddeg ar gyfer pob cod.

problem-plate-missing = Rhowch rif cofrestru cerbyd eich ymwelydd.
problem-plate-too-short = Mae gan rif cofrestru o leiaf 2 lythyren neu rif. Gwiriwch ef a’i roi eto.
problem-plate-too-long = Mae gan rif cofrestru { $max } llythyren a rhif ar y mwyaf. Gwiriwch ef a’i roi eto.
problem-unknown-permit-type = Dewiswch y math o drwydded ymwelydd i’w defnyddio.
problem-channel-not-offered = Nid yw eich cyngor yn cynnig hyn yma. Rhowch gynnig ar y wefan, yr ap neu’r ffôn.
problem-starts-at-once = Mae ymweliad a gychwynnir fel hyn yn dechrau ar unwaith. I drefnu ymlaen llaw, defnyddiwch yr ap, y wefan neu’r ffôn.
problem-start-passed = Mae { $start } wedi mynd heibio. Dewiswch heddiw neu ddiwrnod diweddarach.
problem-too-far-ahead = Gellir cychwyn ymweliad hyd at { $latest }. Dewiswch ddiwrnod cynharach.
problem-no-days = Dewiswch o leiaf 1 diwrnod.
problem-length-not-offered = Dewiswch pa mor hir y bydd eich ymwelydd yn aros, fel y mae’r dudalen hon yn gofyn.
problem-end-before-start = Rhaid i’r diwedd fod ar ôl y dechrau. Dewiswch ddiwedd diweddarach.
problem-too-long = Gall ymweliad bara hyd at { $max } awr. Dewiswch ddiwedd cynharach.
problem-not-enough-visits = Mae angen { $needed } ymweliad ar gyfer hyn ac mae gennych { $left ->
    [0] ddim un
   *[other] { $left }
} y gellir eu defnyddio bryd hynny. Dewiswch lai o ddyddiau, neu prynwch ragor o ymweliadau.
problem-already-covered = Mae gan { $plate } ymweliad eisoes hyd at { $until }. Nid oes angen un arall arnoch ar gyfer yr amser hwnnw.
problem-too-many-at-once = Dim ond { $max } ymwelydd a all barcio ar yr un pryd yn eich parth. Dewiswch amser arall, neu canslwch ymweliad nad yw wedi dechrau.
problem-zone-free = Nid oes angen ymweliad bryd hynny: mae parcio am ddim yn eich parth ar yr adeg honno.
problem-registration-lapsed = Daeth eich cofrestriad i ben ar { $since }. Cofrestrwch eto gyda phrawf o’ch cyfeiriad.
problem-unknown-stay = Ni allwn ddod o hyd i’r ymweliad hwn yn eich cyfrif. Ewch yn ôl i’ch trwyddedau a’i ddewis eto.
problem-stay-cancelled = Mae’r ymweliad hwn eisoes wedi’i ganslo. Cychwynnwch un newydd os yw eich ymwelydd yn dod.
problem-stay-ended = Mae’r ymweliad hwn ar ben, felly ni ellir ei newid. Cychwynnwch un newydd os yw eich ymwelydd yn aros.
problem-cancel-too-late = Gellid canslo’r ymweliad hwn hyd at { $until }. Ni ellir ei ganslo mwyach.
problem-cancel-not-offered = Nid yw eich cyngor yn rhoi ymweliadau yn ôl, felly ni ellir canslo’r ymweliad hwn.
problem-correction-too-late = Gellid cywiro’r rhif cofrestru hyd at { $until }. Cychwynnwch ymweliad newydd ar gyfer y cerbyd cywir.
problem-same-plate = Mae’r rhif cofrestru hwnnw ar yr ymweliad hwn eisoes. Nid oes angen newid dim.

problem-not-logged-in = Nid ydych wedi mewngofnodi. Mewngofnodwch i fynd ymlaen.
problem-wrong-log-in = Nid yw’r cyfeiriad e-bost a’r cyfrinair yn cyfateb. Gwiriwch y ddau a rhowch gynnig arall arni.
problem-too-many-tries = Bu gormod o ymdrechion i fewngofnodi. Arhoswch 5 munud, yna rhowch gynnig arall arni.
problem-unknown-device = Nid yw’r ddyfais hon wedi’i mewngofnodi mwyach. Agorwch y rhestr o ddyfeisiau eto.
problem-device-only = Dim ond yr ap all wneud hyn. Agorwch ef ar eich dyfais.
problem-cross-site = Daeth y cais hwn o wefan arall ac ni chafodd ei gyflawni. Ewch i’ch trwyddedau a rhowch gynnig arall arni.

problem-malformed = Ni allem ddarllen yr hyn a anfonwyd, felly ni newidiwyd dim. Ail-lwythwch y dudalen a rhowch gynnig arall arni.
problem-not-json = Ni allem ddarllen yr hyn a anfonwyd, gan na chafodd ei anfon fel JSON. Ni newidiwyd dim.
problem-too-large = Mae’r hyn a anfonwyd yn rhy fawr, felly ni newidiwyd dim. Byrhewch ef a rhowch gynnig arall arni.
problem-unknown-operation = Nid yw hyn yn rhywbeth y gallwn ei wneud. Gwiriwch y cyfeiriad, neu diweddarwch yr ap.
problem-wrong-method = Mae’r cyfeiriad hwn ar gyfer anfon ceisiadau, gyda POST. Ewch i’r dudalen gychwyn yn lle hynny.
problem-request-reused = Defnyddiwyd y cais hwn o’r blaen ar gyfer rhywbeth arall. Ewch yn ôl i’r dechrau a’i roi eto.

problem-busy = Rydym yn brysur iawn ac ni ellid gwneud hyn eto. Arhoswch eiliad, yna rhowch gynnig arall arni.
problem-storage-full = Ni allwn gadw dim ar hyn o bryd, felly ni newidiwyd dim. Rhowch gynnig arall arni yn nes ymlaen, neu defnyddiwch y ffôn.
problem-timeout = Cymerodd hyn ormod o amser. Edrychwch ar eich trwyddedau i weld a gafodd ei wneud, yna rhowch gynnig arall arni.
problem-internal = Aeth rhywbeth o’i le ar ein hochr ni. Rhowch gynnig arall arni mewn ychydig funudau, neu defnyddiwch y ffôn.

problem-offline = Ni allwn gyrraedd y gweinydd. Gwiriwch eich cysylltiad â’r rhyngrwyd, yna rhowch gynnig arall arni.
problem-requests-waiting = { $waiting ->
    [one] Mae 1 cais
   *[other] Mae { $waiting } cais
} heb ei anfon eto. Arhoswch nes eich bod ar-lein, neu allgofnodwch a’u taflu.
problem-unknown-request = Nid yw’r cais hwn yn y rhestr mwyach. Nid oes angen gwneud dim.
problem-already-sent = Efallai fod y cais hwn eisoes wedi cyrraedd y gweinydd. Arhoswch am ei ateb, yna canslwch yr ymweliad os nad oes ei angen arnoch.
problem-nothing-cached = Nid yw eich trwyddedau wedi’u llwytho ar y ddyfais hon eto. Ewch ar-lein a rhowch gynnig arall arni.
problem-update-needed = Mae’r ap hwn yn rhy hen i fynd ymlaen. Diweddarwch ef, neu defnyddiwch y wefan neu’r ffôn yn y cyfamser.
