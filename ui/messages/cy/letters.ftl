# What residents are sent by e-mail and by text message. Written by the server only. A letter has a subject, says first
# what happened and next what to do, and may end with an afterword; `text` is the same in one text message, in letters
# that every phone can show without doubling the cost. Times and days come as text.

## In every letter

letter-code = Eich cod: { $code }
letter-link = Os nad yw’r botwm yn gweithio, agorwch y cyfeiriad hwn:
letter-points = Dyma pam:
letter-point = { $document }: { $shortcoming }
letter-note = Nodyn gennym ni: { $note }
letter-reach = Cwestiynau? Ffoniwch { $council } ar { $phone }. Ni chaiff atebion i’r e-bost hwn eu darllen.

## The account

letter-confirm-sign-up-subject = Cadarnhewch eich cyfeiriad e-bost
letter-confirm-sign-up-first = Diolch am ymuno â’r gwasanaeth hawlenni ymwelwyr. Mae un cam ar ôl: dangoswch i ni mai chi biau’r cyfeiriad hwn.
letter-confirm-sign-up-next = Pwyswch y botwm, neu rhowch y cod lle gwnaethoch ymuno. Mae’r cod yn gweithio am { $minutes } munud, a’r botwm am ddiwrnod.
letter-confirm-sign-up-button = Cadarnhau fy nghyfeiriad
letter-confirm-sign-up-after = Os na wnaethoch chi ymuno, nid oes angen gwneud dim: ni chaiff cyfrif ei greu.

letter-already-registered-subject = Mae gennych gyfrif eisoes
letter-already-registered-first = Ceisiodd rhywun, chi mae’n debyg, ymuno â’r gwasanaeth hawlenni ymwelwyr gyda’r cyfeiriad hwn. Mae gennych gyfrif eisoes, felly nid oes dim wedi newid.
letter-already-registered-next = Mewngofnodwch gyda’r cyfrinair sydd gennych. Os ydych wedi’i anghofio, dewiswch un newydd.
letter-already-registered-button = Mewngofnodi
letter-already-registered-other = Dewis cyfrinair newydd:
letter-already-registered-after = Os nad chi oedd yno, nid oes angen gwneud dim: nid oes neb wedi gweld eich manylion.

letter-reset-password-subject = Dewiswch gyfrinair newydd
letter-reset-password-first = Gofynnodd rhywun, chi mae’n debyg, am gyfrinair newydd ar gyfer eich cyfrif hawlenni ymwelwyr.
letter-reset-password-next = Pwyswch y botwm, neu rhowch y cod lle gwnaethoch ofyn amdano. Dim ond am gyfnod byr y mae’r ddau’n gweithio.
letter-reset-password-button = Dewis cyfrinair newydd
letter-reset-password-after = Os nad chi oedd yno, nid oes angen gwneud dim: bydd eich cyfrinair yn aros fel y mae.
letter-reset-password-text = { $code } yw eich cod i ddewis cyfrinair newydd ar gyfer eich hawlenni ymwelwyr. Nid chi? Peidiwch â gwneud dim.

letter-no-account-subject = Nid oes cyfrif gyda’r cyfeiriad hwn
letter-no-account-first = Gofynnodd rhywun, chi mae’n debyg, am gyfrinair newydd ar gyfer y cyfeiriad e-bost hwn. Nid oes cyfrif hawlenni ymwelwyr gydag ef.
letter-no-account-next = Rhowch gynnig ar gyfeiriad arall y gallech fod wedi’i ddefnyddio, neu crëwch gyfrif.
letter-no-account-after = Os nad chi oedd yno, nid oes angen gwneud dim.

letter-password-changed-subject = Mae eich cyfrinair wedi’i newid
letter-password-changed-first = Mae cyfrinair eich cyfrif hawlenni ymwelwyr wedi’i newid.
letter-password-changed-next = Os mai chi wnaeth hyn, nid oes dim i’w wneud. Os nad chi, dewiswch gyfrinair newydd ar y dudalen fewngofnodi ar unwaith, a ffoniwch ni.
letter-password-changed-text = Mae cyfrinair eich cyfrif hawlenni ymwelwyr wedi’i newid. Nid chi? Ffoniwch { $phone } ar unwaith.

letter-confirm-email-subject = Cadarnhewch eich cyfeiriad e-bost newydd
letter-confirm-email-first = Gwnaethoch ofyn i ni ddefnyddio’r cyfeiriad hwn ar gyfer eich cyfrif hawlenni ymwelwyr.
letter-confirm-email-next = Pwyswch y botwm, neu rhowch y cod lle gwnaethoch ofyn. Tan hynny byddwn yn dal i ddefnyddio eich hen gyfeiriad.
letter-confirm-email-button = Cadarnhau fy nghyfeiriad newydd
letter-confirm-email-after = Os na wnaethoch ofyn am hyn, nid oes angen gwneud dim: ni chaiff y cyfeiriad hwn ei ddefnyddio.

letter-email-changed-subject = Mae eich cyfeiriad e-bost wedi’i newid
letter-email-changed-first = Mae gan eich cyfrif hawlenni ymwelwyr gyfeiriad e-bost arall bellach. Ni fyddwn yn ysgrifennu at yr un hwn eto.
letter-email-changed-next = Os mai chi wnaeth hyn, nid oes dim i’w wneud. Os nad chi, ffoniwch ni ar unwaith.
letter-email-changed-text = Mae gan eich cyfrif hawlenni ymwelwyr gyfeiriad e-bost arall bellach. Nid chi? Ffoniwch { $phone } ar unwaith.

letter-confirm-mobile-subject = Cadarnhewch eich rhif ffôn symudol
letter-confirm-mobile-first = Gwnaethoch ofyn i ni gysylltu rhif ffôn symudol â’ch cyfrif hawlenni ymwelwyr.
letter-confirm-mobile-next = Rhowch y cod lle gwnaethoch ofyn.
letter-confirm-mobile-after = Os na wnaethoch ofyn am hyn, nid oes angen gwneud dim: ni chaiff y rhif ei gysylltu.
letter-confirm-mobile-text = { $code } yw eich cod ar gyfer hawlenni ymwelwyr. Rhowch ef lle gofynnoch amdano. Nid chi? Peidiwch â gwneud dim: heb y cod nid oes dim yn digwydd.

letter-mobile-linked-subject = Mae rhif ffôn symudol wedi’i gysylltu
letter-mobile-linked-first = Mae rhif ffôn symudol wedi’i gysylltu â’ch cyfrif hawlenni ymwelwyr. Gellir actifadu ymweliadau drwy neges destun ohono bellach.
letter-mobile-linked-next = Os mai chi wnaeth hyn, nid oes dim i’w wneud. Os nad chi, mewngofnodwch, tynnwch y rhif, a ffoniwch ni.
letter-mobile-linked-text = Mae’r ffôn hwn wedi’i gysylltu â’ch hawlenni ymwelwyr. Gallwch actifadu ymweliadau drwy neges destun. Nid chi? Ffoniwch { $phone }.

letter-account-closed-subject = Mae eich cyfrif wedi’i gau
letter-account-closed-first = Mae eich cyfrif hawlenni ymwelwyr wedi’i gau, fel y gwnaethoch ofyn. Ni allwch fewngofnodi mwyach.
letter-account-closed-next = Os na wnaethoch ofyn am hyn, ffoniwch ni ar unwaith. Mae croeso i chi greu cyfrif eto pryd bynnag y mynnwch.
letter-account-closed-text = Mae eich cyfrif hawlenni ymwelwyr wedi’i gau, fel y gwnaethoch ofyn. Nid chi? Ffoniwch { $phone } ar unwaith.

## The registration

letter-webhook-stopped-subject = Nid ydym yn anfon newyddion am eich ymweliadau i { $host } mwyach
letter-webhook-stopped-first = Gofynnoch i ni roi gwybod i { $host } pan fydd rhywbeth yn digwydd i ymweliad. Nid yw wedi ateb ers diwrnod, felly rydym wedi rhoi’r gorau iddi.
letter-webhook-stopped-next = Nid oes dim wedi newid o ran eich ymweliadau. Pan fydd y cyfeiriad yn ateb eto, agorwch Cysylltiadau yn eich cyfrif a dewiswch “Anfon prawf”: os bydd hwnnw’n cyrraedd, byddwn yn parhau.
letter-webhook-stopped-text = Ni anfonwn newyddion am eich ymweliadau i’ch cyfeiriad gwe mwyach: nid yw wedi ateb ers diwrnod. Gweler Cysylltiadau yn eich cyfrif.

letter-registration-received-subject = Mae eich cofrestriad wedi ein cyrraedd
letter-registration-received-first = Diolch. Mae eich cofrestriad ar gyfer hawlenni ymwelwyr wedi ein cyrraedd, a bydd rhywun yn edrych arno.
letter-registration-received-next = Rydym yn anelu at ateb erbyn { $answer_by }; ar adegau prysur gall gymryd yn hirach. Tan hynny nid oes dim i’w wneud.
letter-registration-received-text = Mae eich cofrestriad ar gyfer hawlenni ymwelwyr wedi ein cyrraedd. Rydym yn anelu at ateb erbyn { $answer_by }.

letter-registration-approved-subject = Mae eich cofrestriad wedi’i gymeradwyo
letter-registration-approved-first = Newyddion da: rydych wedi’ch cofrestru ar gyfer hawlenni ymwelwyr hyd at ddiwedd { $until }.
letter-registration-approved-next = Gallwch brynu ymweliadau nawr, ac actifadu un pryd bynnag y daw ymwelydd. Byddwn yn ysgrifennu atoch cyn i’r cofrestriad ddod i ben.
letter-registration-approved-text = Newyddion da: rydych wedi’ch cofrestru ar gyfer hawlenni ymwelwyr hyd at ddiwedd { $until }. Gallwch brynu ymweliadau nawr.

letter-registration-exempt-subject = Nid oes angen i chi gofrestru
letter-registration-exempt-first = Newyddion da: mae gennych hawlen breswylydd ddigidol, felly nid oes angen i chi gofrestru ar gyfer hawlenni ymwelwyr.
letter-registration-exempt-next = Gallwch brynu ymweliadau nawr, ac actifadu un pryd bynnag y daw ymwelydd.
letter-registration-exempt-text = Newyddion da: mae gennych hawlen breswylydd ddigidol, felly nid oes angen cofrestru ar gyfer hawlenni ymwelwyr. Gallwch brynu nawr.

letter-registration-rejected-subject = Nid yw eich cofrestriad wedi’i gymeradwyo
letter-registration-rejected-first = Rydym wedi edrych ar eich cofrestriad ar gyfer hawlenni ymwelwyr, ac mae’n ddrwg gennym na allwn ei gymeradwyo.
letter-registration-rejected-next = Gallwch wneud cais eto unrhyw bryd, yn yr ap neu ar y wefan, ar ôl cywiro hyn. I drafod ein penderfyniad, cysylltwch â’r cyngor: { $enquiries }.
letter-registration-rejected-text = Mae’n ddrwg gennym: nid yw eich cofrestriad wedi’i gymeradwyo. Mewngofnodwch i weld pam ac i wneud cais eto, neu ffoniwch { $phone }.

# Why, where it is not for the documents. Stands after “A note from us:”.
letter-ground-not-in-zone = nid yw’r cyfeiriad mewn parth parcio â hawlenni ymwelwyr. Gwnewch gais eto os nad hwnnw oedd y cyfeiriad cywir.
letter-ground-not-eligible = cafodd yr eiddo ei adeiladu neu ei addasu ar ôl i’r cynllun ddechrau, ac nid oes hawlenni ymwelwyr ar ei gyfer. Gwnewch gais eto os nad hwnnw oedd y cyfeiriad cywir.
letter-ground-not-main-home = mae hawlenni ar gyfer prif gartref pobl, ac nid yw’n ymddangos mai hwn yw eich un chi. Gwnewch gais eto gyda dogfen sy’n dangos mai dyna ydyw.

letter-more-needed-subject = Mae angen ychydig mwy gennych
letter-more-needed-first = Rydym wedi edrych ar eich cofrestriad ar gyfer hawlenni ymwelwyr, ac ni allwn benderfynu eto. Yr hyn sydd ar goll: { $what }
letter-more-needed-next = Mewngofnodwch i’r ap neu’r wefan a’i ychwanegu. Nid oes angen dechrau eto. Os na allwch, cysylltwch â’r cyngor: { $enquiries }.
letter-more-needed-text = Mae angen ychydig mwy ar gyfer eich cofrestriad hawlenni ymwelwyr. Mewngofnodwch i weld beth ac i’w ychwanegu, neu ffoniwch { $phone }.

letter-registration-ending-subject = Mae eich cofrestriad yn dod i ben yn fuan
letter-registration-ending-first = Mae eich cofrestriad ar gyfer hawlenni ymwelwyr yn dod i ben { $days ->
    [0] heddiw
    [1] yfory
    [2] ymhen deuddydd
   *[other] ymhen { $days } diwrnod
}. Mae’n ddilys hyd at ddiwedd { $until }.
letter-registration-ending-next = Cofrestrwch eto cyn hynny, yn yr ap neu ar y wefan, gyda phrawf newydd o’ch cyfeiriad.
letter-registration-ending-text = Mae eich cofrestriad ar gyfer hawlenni ymwelwyr yn ddilys hyd at ddiwedd { $until }. Mewngofnodwch cyn hynny i gofrestru eto.

letter-registration-ended-subject = Mae eich cofrestriad wedi dod i ben
letter-registration-ended-first = Daeth eich cofrestriad ar gyfer hawlenni ymwelwyr i ben ddiwedd { $since }.
letter-registration-ended-next = Cofrestrwch eto, yn yr ap neu ar y wefan, gyda phrawf newydd o’ch cyfeiriad.
letter-registration-ended-text = Daeth eich cofrestriad ar gyfer hawlenni ymwelwyr i ben ddiwedd { $since }. Mewngofnodwch i gofrestru eto.

letter-move-approved-subject = Mae eich cyfeiriad newydd wedi’i gymeradwyo
letter-move-approved-first = Rydym wedi cymeradwyo eich newid cyfeiriad. Mae eich hawlenni ymwelwyr bellach yn perthyn i’r un newydd.
letter-move-approved-next = Efallai fod eich parth yn wahanol nawr: mewngofnodwch i’w weld cyn i’ch ymwelydd nesaf ddod.
letter-move-approved-text = Mae eich newid cyfeiriad wedi’i gymeradwyo. Efallai fod eich parth yn wahanol: mewngofnodwch i’w weld cyn i’ch ymwelydd nesaf ddod.

letter-name-approved-subject = Mae eich enw newydd wedi’i gymeradwyo
letter-name-approved-first = Rydym wedi cymeradwyo eich newid enw. Mae’r enw newydd ar eich hawlenni ymwelwyr bellach.
letter-name-approved-next = Nid oes dim i’w wneud.
letter-name-approved-text = Mae eich newid enw wedi’i gymeradwyo. Mae’r enw newydd ar eich hawlenni ymwelwyr bellach.

## What was bought

letter-receipt-again-subject = Eich derbynneb am archeb { $number }
# "made on Sunday" is "a wnaed ddydd Sul": the name of the day, softened.
letter-receipt-again-first = Dyma’r dderbynneb y gofynnoch amdani. Archeb { $number }, a wnaed d{ $date }. Bwndeli o hawlenni ymwelwyr: { $bundles }. Cyfanswm: { $price }.
letter-receipt-again-next = Gallwch ei chael fel ffeil ar unrhyw adeg, yn yr ap neu ar y wefan, o dan Hanes Taliadau. Yno gwelwch hefyd a oes unrhyw beth wedi’i ad-dalu.
letter-receipt-again-text = Archeb { $number }, a wnaed d{ $date }: { $price }. Mewngofnodwch i gael y dderbynneb fel ffeil, o dan Hanes Taliadau.

letter-visits-expiring-subject = Mae rhai o’ch ymweliadau yn dod i ben yn fuan
letter-visits-expiring-first = Nifer eich ymweliadau a ddaw i ben { $days ->
    [0] heddiw
    [1] yfory
   *[other] ymhen { $days } diwrnod
}: { $visits }. Y diwrnod olaf i’w defnyddio yw { $until }.
letter-visits-expiring-next = Actifadwch nhw i’ch ymwelwyr erbyn hynny, yn yr ap neu ar y wefan. Ni ellir defnyddio’r hyn sydd ar ôl wedi’r diwrnod hwnnw.
letter-visits-expiring-text = Ymweliadau a ddaw i ben { $until }: { $visits }. Actifadwch nhw erbyn hynny: ni ellir eu defnyddio wedyn.

letter-hours-expiring-subject = Mae rhai o’ch oriau ymwelwyr yn dod i ben yn fuan
letter-hours-expiring-first = Nifer eich oriau ymwelwyr a ddaw i ben { $days ->
    [0] heddiw
    [1] yfory
   *[other] ymhen { $days } diwrnod
}: { $hours }. Y diwrnod olaf i’w defnyddio yw { $until }.
letter-hours-expiring-next = Actifadwch nhw i’ch ymwelwyr erbyn hynny, yn yr ap neu ar y wefan. Ni ellir defnyddio’r hyn sydd ar ôl wedi’r diwrnod hwnnw.
letter-hours-expiring-text = Oriau ymwelwyr a ddaw i ben { $until }: { $hours }. Actifadwch nhw erbyn hynny: ni ellir eu defnyddio wedyn.

## Buying

payment-for-visits = Hawlenni ymwelwyr: bwndeli o { $units } ymweliad: { $bundles }
payment-for-hours = Hawlenni ymwelwyr: bwndeli o { $units } awr: { $bundles }
payment-for-several = Hawlenni ymwelwyr: nifer y bwndeli: { $bundles }

letter-receipt-subject = Eich archeb { $number }
letter-receipt-first = Diolch. Ar { $date } archeboch hawlenni ymwelwyr (bwndeli: { $bundles }) am { $price }. Rhif eich archeb yw { $number }.
letter-receipt-next = Gallwch eu defnyddio ar unwaith, hyd at ddiwedd { $until }. Mae’r dderbynneb yn yr ap ac ar y wefan, o dan Hanes Taliadau.
letter-receipt-text = Diolch am eich archeb { $number } o hawlenni ymwelwyr am { $price }. Gallwch eu defnyddio nawr, tan { $until }.

letter-payment-returned-subject = Rydym yn anfon eich taliad yn ôl
letter-payment-returned-first = Cyrhaeddodd eich taliad o { $price } am archeb { $number } ar ôl i’r archeb ddod i ben. Erbyn hynny nid oedd lle ar ôl yn eich lwfans blynyddol, felly ni allwn roi’r hawlenni hyn i chi.
letter-payment-returned-next = Nid oes angen i chi wneud dim: rydym yn anfon y swm cyfan yn ôl i’r cerdyn a dalodd. Gall gymryd ychydig o ddyddiau gwaith i gyrraedd. Os oes angen hawlenni arnoch o hyd, edrychwch yn yr ap neu ar y wefan faint y gallwch eu prynu.
letter-payment-returned-text = Daeth eich taliad o { $price } am archeb { $number } yn rhy hwyr, heb lwfans ar ôl. Rydym yn anfon y cyfan yn ôl i’ch cerdyn.

letter-refund-done-subject = Mae eich ad-daliad ar ei ffordd
letter-refund-done-first = Rydym wedi anfon { $price } am archeb { $number } yn ôl i’r cerdyn a dalodd.
letter-refund-done-next = Gall gymryd ychydig o ddyddiau gwaith i gyrraedd. Nid oes dim i’w wneud.
letter-refund-done-text = Rydym wedi anfon { $price } am archeb { $number } yn ôl i’r cerdyn a dalodd. Gall gymryd ychydig o ddyddiau gwaith.

letter-refund-declined-subject = Nid oedd modd anfon eich ad-daliad
letter-refund-declined-first = Cytunwyd i ad-dalu { $price } am archeb { $number }, ond gwrthododd y gwasanaeth talu ei anfon. Mae eich ymweliadau yno eto.
letter-refund-declined-next = Ffoniwch ni, gyda rhif eich archeb wrth law, er mwyn i ni ddod o hyd i ffordd arall.
letter-refund-declined-text = Ni allwn anfon { $price } am archeb { $number } yn ôl. Mae eich ymweliadau yno eto. Ffoniwch { $phone }.

## People who help

letter-help-invited-subject = Fe’ch gwahoddir i helpu gyda hawlenni ymwelwyr
letter-help-invited-first = Mae { $resident } yn eich gwahodd i helpu gyda’u hawlenni ymwelwyr: gallwch wedyn roi ymweliad ar waith pan ddaw rhywun i’w gweld. Ni allwch brynu dim, ac ni welwch ddim o’u taliadau na’u papurau.
letter-help-invited-next = Pwyswch y botwm a mewngofnodwch, neu cofrestrwch gyda’r cyfeiriad e-bost hwn yn gyntaf. Mae’r gwahoddiad yn dda tan { $until }.
letter-help-invited-button = Ateb y gwahoddiad
letter-help-invited-after = Os nad ydych yn gwybod pwy yw hwn, nid oes angen i chi wneud dim.

letter-helper-joined-subject = Gall { $name } eich helpu nawr
letter-helper-joined-first = Mae { $name } wedi derbyn eich gwahoddiad, a gall roi ymweliadau ar waith i chi o hyn ymlaen. Mae pob ymweliad yn dangos pwy a’i rhoddodd ar waith.
letter-helper-joined-next = Os na wnaethoch eu gwahodd, neu os nad ydych am gael eu help mwyach, mewngofnodwch a’u tynnu oddi ar “Pobl sy’n eich helpu”.
letter-helper-joined-text = Gall { $name } roi ymweliadau ar waith i chi nawr. Ddim yn iawn? Tynnwch nhw oddi ar Pobl sy’n eich helpu.

letter-help-ended-subject = Nid ydych yn helpu { $resident } mwyach
letter-help-ended-first = Mae { $resident } wedi’ch tynnu oddi ar y bobl sy’n helpu gyda’u hawlenni ymwelwyr. Mae eich cyfrif eich hun yn aros fel y mae.
letter-help-ended-next = Nid oes dim i’w wneud. Os credwch mai camgymeriad yw hyn, gofynnwch iddynt eich gwahodd eto.
letter-help-ended-text = Nid ydych yn helpu { $resident } gyda hawlenni ymwelwyr mwyach. Mae eich cyfrif eich hun yn aros.

## The answer to a text message, where it goes out on its own

letter-text-reply-subject = Ein hateb i’ch neges destun
letter-text-reply-first = { $words }
letter-text-reply-next = Gallwch weld eich ymweliadau yn yr ap neu ar y wefan unrhyw bryd.
letter-text-reply-text = { $words }
## What was done by telephone

letter-activated-by-phone-subject = Rhoddwyd ymweliad ar waith i chi dros y ffôn
letter-activated-by-phone-first = Ffoniodd rhywun ni a rhoi ymweliad ar waith ar eich hawlenni. Caiff { $plate } barcio yn { $zone } o { $from } tan { $ends }. Ymweliadau sydd gennych ar ôl: { $left }.
letter-activated-by-phone-next = Os chi oedd hwnnw, nid oes dim i’w wneud. Os nad chi, ffoniwch ni ar unwaith.
letter-activated-by-phone-text = Dros y ffôn: caiff { $plate } barcio yn { $zone } tan { $ends }. Ar ôl: { $left }. Nid chi? Ffoniwch { $phone }.

letter-corrected-by-phone-subject = Cywirwyd rhif cerbyd i chi dros y ffôn
letter-corrected-by-phone-first = Ffoniodd rhywun ni ynghylch ymweliad ar eich hawlenni. Mae bellach ar gyfer { $plate } yn lle { $before }, tan { $ends }.
letter-corrected-by-phone-next = Os chi oedd hwnnw, nid oes dim i’w wneud. Os nad chi, ffoniwch ni ar unwaith.
letter-corrected-by-phone-text = Dros y ffôn: mae eich ymweliad nawr ar gyfer { $plate }, nid { $before }, tan { $ends }. Nid chi? Ffoniwch { $phone }.

letter-activated-by-link-subject = Defnyddiodd ymwelydd eich dolen i barcio
letter-activated-by-link-first = Defnyddiodd ymwelydd ddolen a roesoch a rhoi ymweliad ar waith ar eich hawlenni. Caiff { $plate } barcio yn { $zone } tan { $ends }. Ymweliadau sydd gennych ar ôl: { $left }.
letter-activated-by-link-next = Os ydych yn adnabod yr ymwelydd hwn, nid oes dim i’w wneud. Os nad ydych, tynnwch y ddolen yn ôl dan Hawlenni, Dolenni i ymwelwyr.
letter-activated-by-link-text = Drwy eich dolen: caiff { $plate } barcio yn { $zone } tan { $ends }. Ar ôl: { $left }. Ddim yn ei adnabod? Tynnwch y ddolen yn ôl.

letter-corrected-by-link-subject = Cywirodd ymwelydd rif ei gerbyd
letter-corrected-by-link-first = Cywirodd ymwelydd a ddefnyddiodd ddolen a roesoch rif ei gerbyd. Mae’r ymweliad bellach ar gyfer { $plate } yn lle { $before }, tan { $ends }. Ni chostiodd ddim mwy i chi.
letter-corrected-by-link-next = Os ydych yn adnabod yr ymwelydd hwn, nid oes dim i’w wneud. Os nad ydych, tynnwch y ddolen yn ôl dan Hawlenni, Dolenni i ymwelwyr.
letter-corrected-by-link-text = Drwy eich dolen: mae’r ymweliad nawr ar gyfer { $plate }, nid { $before }, tan { $ends }. Ddim yn ei adnabod? Tynnwch y ddolen yn ôl.

letter-cancelled-by-phone-subject = Canslwyd ymweliad i chi dros y ffôn
letter-cancelled-by-phone-first = Ffoniodd rhywun ni a chanslo ymweliad ar eich hawlenni: { $plate } o { $from }. Nid yw’n cwmpasu neb, a’ch eiddo chi yw ei ymweliadau eto.
letter-cancelled-by-phone-next = Os chi oedd hwnnw, nid oes dim i’w wneud. Os nad chi, ffoniwch ni ar unwaith.
letter-cancelled-by-phone-text = Dros y ffôn: canslwyd ymweliad { $plate } o { $from }. Nid chi? Ffoniwch { $phone } ar unwaith.

## A visit that is about to end

letter-stay-ending-subject = Mae { $plate } yn ddilys tan { $ends }
letter-stay-ending-first = Daw ymweliad { $plate } yn { $zone } i ben am { $ends }. O hynny ymlaen nid yw’r cerbyd yn ddilys.
letter-stay-ending-next = Os yw eich ymwelydd yn aros, actifadwch ymweliad arall neu estynnwch hwn yn yr ap neu ar y wefan cyn hynny. Os bydd wedi mynd erbyn hynny, nid oes dim i’w wneud. Gofynasoch i ni ddweud wrthych; gallwch newid hynny yn eich cyfrif.
letter-stay-ending-text = Mae { $plate } yn ddilys yn { $zone } tan { $ends }. Os yw’n aros, actifadwch ymweliad arall cyn hynny. Dim angen ateb.

letter-visit-ending-subject = Caiff { $plate } barcio tan { $ends }
letter-visit-ending-first = Daw eich hawlen ymwelydd ar gyfer { $plate } yn { $zone } i ben am { $ends }. O hynny ymlaen nid yw eich cerbyd yn ddilys.
letter-visit-ending-next = Os ydych yn aros, gofynnwch i’r preswylydd actifadu ymweliad arall cyn hynny. Dim angen ateb: caiff eich rhif ei anghofio pan fydd yr ymweliad ar ben.
letter-visit-ending-text = Daw hawlen ymwelydd { $plate } yn { $zone } i ben { $ends }. Yn aros? Gofynnwch i’r preswylydd cyn hynny. Dim angen ateb.

## What was sent as a proof, and what is wrong with it

letter-evidence-driving-licence = Trwydded yrru
letter-evidence-tenancy = Cytundeb tenantiaeth
letter-evidence-utility-bill = Bil cyfleustodau
letter-evidence-council-tax-bill = Bil treth gyngor
letter-evidence-bank-statement = Cyfriflen banc

letter-shortcoming-unreadable = ni allwn ei ddarllen. Anfonwch lun cliriach.
letter-shortcoming-incomplete = mae rhan ar goll. Anfonwch bob tudalen.
letter-shortcoming-wrong-kind = ni allwn dderbyn dogfen o’r math hwn. Anfonwch un o’r rhai ar y rhestr.
letter-shortcoming-other-name = mae’n dangos enw arall. Anfonwch un gyda’ch enw eich hun.
letter-shortcoming-other-address = mae’n dangos cyfeiriad arall. Anfonwch un gyda’r cyfeiriad a gofrestrwyd gennych.
letter-shortcoming-too-old = mae’n rhy hen. Anfonwch un mwy diweddar.
letter-shortcoming-term-too-short = mae’n para am gyfnod rhy fyr. Anfonwch un sy’n para’n hirach, neu brawf arall.
letter-shortcoming-altered = mae’n ymddangos ei fod wedi’i newid. Anfonwch ef fel y’i cawsoch.
