# Answers to text messages: one message long where that can be, two at most. The first words say whether the car is
# covered. Times, plates, and the words to reply with come as text.

text-active-visits = GWEITHREDOL: { $plate } tan { $until }. Parth: { $zone }. Ymweliadau ar ôl: { $left }. Anghywir? Atebwch { $correct } a’r rhif cofrestru.
text-active-hours = GWEITHREDOL: { $plate } tan { $until }. Parth: { $zone }. Oriau ar ôl: { $left }. Anghywir? Atebwch { $correct } a’r rhif cofrestru.
text-length-ignored = Mae ymweliad yn para tan hynny, pa amser bynnag a enwch.
text-already-active = Mae { $plate } yn WEITHREDOL eisoes, tan { $until }. Nid oes angen ymweliad arall cyn hynny, ac ni ddefnyddiwyd un.
text-corrected = CYWIRWYD: mae { $plate } yn WEITHREDOL tan { $until }, yn lle { $from }. Ni ddefnyddiwyd ymweliad arall.
text-cancelled = CANSLWYD: nid yw { $plate } wedi’i gynnwys mwyach. Mae eich ymweliad yn ôl gennych.
text-help-visits = I ddechrau ymweliad ar unwaith, tecstiwch { $visitor } a’r rhif cofrestru, er enghraifft { $visitor } AB12 CDE. I gywiro rhif, tecstiwch { $correct } a’r rhif cywir. Cwestiynau? Ffoniwch { $phone }.
text-help-hours = I ddechrau ymweliad ar unwaith, tecstiwch { $visitor }, y rhif cofrestru a’r hyd, er enghraifft { $visitor } AB12 CDE 4awr. I gywiro rhif, tecstiwch { $correct } a’r rhif cywir. Cwestiynau? Ffoniwch { $phone }.

## No visit was started

text-not-linked = Ni ddechreuwyd ymweliad: nid yw’r ffôn hwn wedi’i gysylltu â chyfrif. Cysylltwch ef yn yr ap neu ar y wefan, o dan eich cyfrif, neu ffoniwch { $phone }.
text-not-read = Ni ddechreuwyd na newidiwyd dim: ni allem ddarllen hynny. I ddechrau ymweliad, tecstiwch { $visitor } a’r rhif cofrestru, er enghraifft { $visitor } AB12 CDE. Am ragor, tecstiwch { $help }.
text-visitor-plate = Ni ddechreuwyd ymweliad: ni allem weld y rhif cofrestru. Tecstiwch { $visitor } a’r rhif cofrestru, a dim arall, er enghraifft { $visitor } AB12 CDE. Neu ffoniwch { $phone }.
text-visitor-doubtful = Ni ddechreuwyd ymweliad: mae { $typed } yn edrych fel gwall. Os { $meant } ydyw, tecstiwch { $visitor } { $meant }. Os na, defnyddiwch yr ap neu’r wefan, neu ffoniwch { $phone }.
text-time-needed = Ni ddechreuwyd ymweliad: dywedwch am ba hyd hefyd, er enghraifft { $visitor } { $plate } 4awr.
text-late = Ni ddechreuwyd ymweliad: cyrhaeddodd eich neges { $sent } yn rhy hwyr. Os oes angen ymweliad arnoch o hyd, tecstiwch eto, defnyddiwch yr ap neu’r wefan, neu ffoniwch { $phone }.
text-no-visits = Ni ddechreuwyd ymweliad: nid oes gennych yr un ar ôl. Prynwch ragor yn yr ap neu ar y wefan, yna tecstiwch eto. Neu ffoniwch { $phone }.
text-few-visits = Ni ddechreuwyd ymweliad: byddai angen { $needed }, ac mae gennych { $left } ar ôl. Gofynnwch am amser byrrach, neu prynwch ragor yn yr ap neu ar y wefan.
text-zone-free = Ni ddechreuwyd ymweliad, ac ni ddefnyddiwyd un: nid oes angen hawlen ar neb yn eich parth bryd hynny. Os bydd angen un yn nes ymlaen, tecstiwch eto.
text-lapsed = Ni ddechreuwyd ymweliad: daeth eich cofrestriad am hawlenni ymwelwyr i ben ddiwedd { $since }. Adnewyddwch ef yn yr ap neu ar y wefan, neu ffoniwch { $phone }.
text-not-registered = Ni ddechreuwyd ymweliad: nid yw eich cyfeiriad wedi’i gofrestru am hawlenni ymwelwyr eto. Cofrestrwch yn yr ap neu ar y wefan, neu ffoniwch { $phone }.
text-not-offered = Ni ddechreuwyd ymweliad: ni ellir dechrau ymweliadau drwy neges destun yma. Defnyddiwch yr ap neu’r wefan, neu ffoniwch { $phone }.
text-not-started = Ni ddechreuwyd ymweliad. { $reason }

## Nothing was changed

text-correct-plate = Ni newidiwyd dim: ni allem weld y rhif cofrestru. Tecstiwch { $correct } a’r rhif cywir, a dim arall, er enghraifft { $correct } AB12 CDE. Neu ffoniwch { $phone }.
text-correct-doubtful = Ni newidiwyd dim: mae { $typed } yn edrych fel gwall. Os { $meant } ydyw, tecstiwch { $correct } { $meant }. Os na, defnyddiwch yr ap neu’r wefan, neu ffoniwch { $phone }.
text-correct-nothing = Ni newidiwyd dim: nid oes ymweliad drwy neges destun y gellid ei gywiro. I ddechrau un, tecstiwch { $visitor } a’r rhif cofrestru.
text-cancel-begun = Ni newidiwyd dim: mae ymweliad drwy neges destun yn dechrau ar unwaith, felly mae { $plate } yn dal yn ddilys tan { $until }. Rhif anghywir? Atebwch { $correct } a’r rhif cywir.
text-cancel-nothing = Ni newidiwyd dim: nid oes ymweliad drwy neges destun y gellid ei ganslo. Cwestiynau? Ffoniwch { $phone }.
text-left = Diolch. Nid oes dim i’w wneud: mae { $plate } yn ddilys tan { $until }, ac mae ymweliad drwy neges destun yn dod i ben ohono’i hun.
text-left-ended-visits = DAETH I BEN: roedd { $plate } yn ddilys tan { $until }, ac nid yw’n ddilys mwyach. Ymweliadau ar ôl: { $left }.
text-left-ended-hours = DAETH I BEN: roedd { $plate } yn ddilys tan { $until }, ac nid yw’n ddilys mwyach. Oriau ar ôl: { $left }.
text-left-which = Ni newidiwyd dim: mae sawl un o’ch ymwelwyr yn ddilys. Tecstiwch { $gone } a rhif cofrestru’r un sydd wedi mynd.
text-left-elsewhere = Ni newidiwyd dim: mae { $plate } yn ddilys tan { $until }. Ni ddechreuwyd yr ymweliad hwnnw drwy neges destun, felly ataliwch ef yn yr ap neu ar y wefan, neu ffoniwch { $phone }.
text-left-nothing = Diolch. Nid oes dim i’w wneud: nid oes gan yr un o’ch ymwelwyr ymweliad ar hyn o bryd.
text-not-changed = Ni newidiwyd dim. { $reason }
text-too-many = Ni ddechreuwyd na newidiwyd dim: daeth llawer o negeseuon o’r ffôn hwn, felly ni fyddwn yn ateb rhagor am ychydig. Defnyddiwch yr ap neu’r wefan, neu ffoniwch { $phone }.
