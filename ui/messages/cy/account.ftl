# Making and keeping an account.

## Everywhere

menu-registration = Eich cofrestriad
menu-review = Adolygu
demo-inbox = Mewnflwch y demo
confirm = Cadarnhau
save = Cadw
council-legend = Pa gyngor?
council-missing = Dewiswch eich cyngor.
password-new = Cyfrinair newydd
password-hint = O leiaf 12 nod. Mae tri gair sy’n golygu rhywbeth i chi’n unig yn gweithio’n dda. Gallwch ei ludo.
password-new-missing = Rhowch y cyfrinair yr hoffech ei gael.
password-yours = Eich cyfrinair
password-why = Er mwyn i ni wybod mai chi sydd yno

## How the registration stands, beside the visits

manage-lapsed = Daeth eich cofrestriad ar gyfer hawlenni ymwelwyr i ben ddiwedd { $day }. Cofrestrwch eto gyda phrawf newydd o’ch cyfeiriad.
manage-exempt = Mae eich hawlen breswylydd yn cyfrif fel cofrestriad: nid oes angen un arall arnoch.
manage-not-registered = Nid yw eich cyfeiriad wedi’i gofrestru ar gyfer hawlenni ymwelwyr eto.

## The code

code-title = Rhowch y cod
code-label = Cod
code-hint = Y 6 ffigur yn y neges
code-missing = Rhowch 6 ffigur y cod.
code-until = Gallwch ddefnyddio’r cod tan { $until }.
code-link-too = Mae’r ddolen yn yr e-bost yn gwneud yr un peth. Gallwch ei hagor ar unrhyw ddyfais.
code-none = Dim cod?
code-none-email = Gall gymryd ychydig funudau. Edrychwch ymhlith eich post sothach hefyd.
code-none-text = Gall gymryd ychydig funudau. Gwiriwch fod eich ffôn ymlaen a bod ganddo signal.
code-again = Ei anfon eto
code-sent-again = Gofynnwyd amdano eto. Dim ond y cod yn y neges ddiweddaraf sy’n cyfrif.
code-ask-again = Ei wirio a gofyn am god arall
code-other-contact = Defnyddio cyfeiriad neu rif arall
code-send = Anfon y cod

## A new account

sign-up-title = Creu cyfrif
sign-up-about = Gyda chyfrif gallwch gofrestru eich cyfeiriad a rhoi hawlenni i gerbydau eich ymwelwyr.
sign-up-contact-hint = Pa un bynnag a ddefnyddiwch fwyaf. Byddwn yn anfon cod ato, a byddwch yn mewngofnodi ag ef.
sign-up-name = Eich enw
sign-up-name-hint = Yr hyn y byddwn yn eich galw ar y sgrin ac mewn negeseuon
sign-up-name-missing = Rhowch eich enw.
sign-up-have-one = Oes gennych gyfrif eisoes?
sign-up-sent-email = Os nad oes gan { $contact } gyfrif eto, mae cod ar ei ffordd yno drwy e-bost.
sign-up-sent-text = Os nad oes gan { $contact } gyfrif eto, mae cod ar ei ffordd yno mewn neges destun.
sign-up-perhaps-one = Efallai fod gennych gyfrif eisoes. Os felly, mewngofnodwch, neu dewiswch gyfrinair newydd:

## The link in a letter

confirm-title = Cadarnhewch mai chi sydd yno
confirm-about = Rydych wedi agor y ddolen yn ein neges. Pwyswch y botwm i gadarnhau bod y neges wedi eich cyrraedd.
confirm-signed-up = Mae eich cyfrif yn barod
confirm-signed-up-next = Mewngofnodwch â’ch cyfrinair. Wedyn gallwch gofrestru eich cyfeiriad.
confirm-email-changed = Mae eich cyfeiriad e-bost newydd yn cyfrif o hyn ymlaen
confirm-email-changed-next = Mewngofnodwch ag ef, ac edrychwch am ein negeseuon yno.
confirm-mobile-linked = Mae eich rhif ffôn symudol wedi’i gysylltu
confirm-mobile-linked-next = Gallwch actifadu ymweliadau drwy neges destun ohono.
confirm-stale = Os ydych wedi’i bwyso o’r blaen, mae wedi’i wneud eisoes a gallwch fewngofnodi. Fel arall, gofynnwch am ddolen newydd yn y man lle gofynnoch am hon.
link-broken-heading = Mae rhan o’r ddolen ar goll
link-broken-text = Agorwch y ddolen yn ein neges eto, neu copïwch y cyfan ohoni. Gallwch hefyd roi’r cod o’r neges yn y man lle gofynnoch amdano.

## A forgotten password

forgot-link = Dewis cyfrinair newydd
forgot-title = Wedi anghofio eich cyfrinair?
forgot-about = Dywedwch wrthym sut rydych yn mewngofnodi. Byddwn yn anfon cod atoch er mwyn i chi ddewis cyfrinair newydd.
forgot-send = Anfon y cod
forgot-sent-email = Os yw { $contact } yn perthyn i gyfrif, mae cod ar ei ffordd yno drwy e-bost.
forgot-sent-text = Os yw { $contact } yn perthyn i gyfrif, mae cod ar ei ffordd yno mewn neges destun.
reset-title = Dewiswch gyfrinair newydd
reset-about = Mae’n cymryd lle’r un rydych wedi’i anghofio. Bydd pob dyfais yn cael ei hallgofnodi.
reset-set = Gosod y cyfrinair newydd
reset-new-link = Gofyn am god newydd
reset-link-broken = Agorwch y ddolen yn ein neges eto, neu copïwch y cyfan ohoni. Gallwch hefyd ofyn am god newydd.

## Your account

account-title = Eich cyfrif
account-not-loaded = Ni allwn ddangos eich cyfrif
account-name = Enw
account-email = Cyfeiriad e-bost
account-mobile = Rhif ffôn symudol
account-language = Iaith llythyrau
account-passkeys = Allweddi mynediad
account-passkeys-count = { $passkeys ->
    [0] Dim un
   *[other] { $passkeys }
}
account-none = Dim
account-password-kept = Dim ond chi sy’n ei wybod
account-devices-about = Gweld ble rydych wedi mewngofnodi, ac allgofnodi’r hyn nad ydych yn ei ddefnyddio mwyach.
account-data-about = Popeth sy’n cael ei gadw amdanoch, mewn un ffeil.
account-close-about = Dod ag ef i ben am byth. Gofynnir i chi cyn i ddim ddigwydd.

email-title = Newid eich cyfeiriad e-bost
email-now = Eich cyfeiriad e-bost yw { $email }.
email-about = Byddwn yn anfon cod i’r cyfeiriad newydd. Ni fydd dim yn newid nes i chi ei roi.
email-new = Cyfeiriad e-bost newydd
email-missing = Rhowch y cyfeiriad e-bost newydd.
email-sent = Os gellir defnyddio { $email }, mae cod ar ei ffordd yno.
email-done = Mae eich cyfeiriad e-bost wedi’i newid

mobile-title = Eich rhif ffôn symudol
mobile-about = O ffôn cysylltiedig gallwch actifadu ymweliad drwy neges destun: anfonwch VISITOR a’r rhif cofrestru i { $number }. Gallwch fewngofnodi â’r rhif hefyd.
mobile-about-unknown = O ffôn cysylltiedig gallwch actifadu ymweliad drwy neges destun: anfonwch VISITOR a’r rhif cofrestru i rif eich cyngor. Gallwch fewngofnodi â’r rhif hefyd.
mobile-now = Mae { $mobile } wedi’i gysylltu â’ch cyfrif.
mobile-new = Rhif ffôn symudol
mobile-other = Rhif ffôn symudol arall
mobile-hint = Er enghraifft 07700 900123. Byddwn yn anfon cod ato mewn neges destun.
mobile-missing = Rhowch y rhif ffôn symudol.
mobile-sent = Os gellir defnyddio { $mobile }, mae cod ar ei ffordd yno mewn neges destun.
mobile-done = Mae eich rhif ffôn symudol wedi’i gysylltu
mobile-unlink-heading = Tynnu’r rhif
mobile-unlink-about = Gwnewch hyn os ydych yn rhoi’r gorau i’r rhif neu’n colli’r ffôn.
mobile-unlink = Datgysylltu’r rhif
mobile-unlink-question = Datgysylltu { $mobile }?
mobile-unlink-effect = Ni allwch actifadu ymweliadau drwy neges destun, na mewngofnodi â’r rhif, mwyach.
mobile-unlink-confirm = Ie, ei ddatgysylltu
mobile-unlink-keep = Ei gadw
mobile-unlinked = Nid yw’r rhif ffôn symudol wedi’i gysylltu mwyach

language-about = Daw e-byst a negeseuon testun yn yr iaith hon. Mae gan y sgriniau eu dewis eu hunain, yn y ddewislen.
language-legend = Pa iaith?
language-done = Daw llythyrau yn yr iaith hon nawr: { $language }

password-title = Newid y cyfrinair
password-about = Bydd eich holl ddyfeisiau eraill yn cael eu hallgofnodi. Byddwch yn aros wedi mewngofnodi yma.
password-so-far = Cyfrinair hyd yma
password-done = Mae eich cyfrinair wedi’i newid, ac mae eich dyfeisiau eraill wedi’u hallgofnodi

passkey-about = Gydag allwedd mynediad rydych yn mewngofnodi ag ôl bys, â’ch wyneb, neu â’r hyn sy’n datgloi eich dyfais. Nid oes angen i chi gofio dim.
passkey-elsewhere = Mae allweddi mynediad yn gweithio ar y wefan, mewn porwr sy’n eu hadnabod. Gallwch ychwanegu un yno.
passkey-none = Nid oes gennych allweddi mynediad eto.
passkey-since = Ychwanegwyd ar { $day }
passkey-add = Ychwanegu allwedd mynediad
passkey-name = Beth fyddwn ni’n ei galw?
passkey-name-hint = Er mwyn i chi ei hadnabod ymhlith eraill, fel “Fy ffôn”
passkey-name-missing = Rhowch enw i’r allwedd mynediad.
passkey-not-made = Ni wnaed allwedd mynediad. Rhowch gynnig arall arni pryd bynnag y mynnwch: mae eich cyfrinair yn dal i weithio.
passkey-unused = Ni ddefnyddiwyd allwedd mynediad. Rhowch gynnig arall arni, neu mewngofnodwch â’ch cyfrinair.
passkey-added = Mae “{ $name }” wedi’i hychwanegu. Gallwch fewngofnodi â hi o hyn ymlaen.
passkey-remove = Tynnu
passkey-question = Tynnu “{ $name }”?
passkey-effect = Ni allwch fewngofnodi â hi mwyach. Mae eich cyfrinair yn dal i weithio.
passkey-remove-confirm = Ie, ei thynnu
passkey-removed = Mae “{ $name }” wedi’i thynnu

data-title = Lawrlwytho fy nata
data-about = Cewch bopeth sy’n cael ei gadw amdanoch chi a’ch ymweliadau: fel testun y gall pobl a rhaglenni ei ddarllen (JSON).
data-private = Mae’n cynnwys eich cyfeiriad a rhifau cofrestru eich ymwelwyr. Cadwch ef lle mai dim ond chi all ei weld.
data-download = Lawrlwytho’r ffeil
data-done = Mae { $file } ymhlith eich lawrlwythiadau
data-done-documents = Mae { $file } ymhlith eich dogfennau
data-copy = Copïwch y testun yn lle hynny, a’i ludo lle hoffech ei gadw.
data-label = Eich data
copy = Copïo
copy-done = Wedi’i gopïo. Gludwch ef ble bynnag yr hoffech ei gadw.
copy-by-hand = Mae’r testun wedi’i ddewis: copïwch ef yn y ffordd arferol.

close-title = Cau fy nghyfrif
close-about = Mae hyn yn dod â’ch cyfrif i ben am byth:
close-visits = Daw eich cofrestriad i ben. Collir yr ymweliadau sydd gennych ar ôl, ac ni all neb actifadu un i chi.
close-documents = Caiff y dogfennau a anfonoch atom eu dileu.
close-devices = Cewch eich allgofnodi ar bob dyfais.
close-data-first = Os hoffech gopi o’r hyn sy’n cael ei gadw amdanoch, mynnwch ef yn gyntaf:
close-question = Cau eich cyfrif am byth?
close-effect = Daw eich ymweliadau a’ch cofrestriad i ben, a chaiff eich dogfennau eu dileu.
close-for-good = Ni ellir dadwneud hyn.
close-confirm = Ie, ei gau am byth
close-keep = Cadw fy nghyfrif

## Being told before a visit ends

notice-choice = Cyn i ymweliad ddod i ben
notice-choice-off = Dim neges
notice-choice-by-email = Drwy e-bost, { $minutes } munud cynt
notice-choice-by-text = Drwy neges destun, { $minutes } munud cynt
notice-title = Rhoi gwybod i mi cyn i ymweliad ddod i ben
notice-about = Gallwn roi gwybod i chi cyn i ymwelydd beidio â bod yn ddilys, er mwyn i chi actifadu ymweliad arall mewn pryd. Ni wnawn hynny byth yn y nos: cewch wybod gyda’r nos cyn hynny.
notice-way-legend = Sut y dylem roi gwybod i chi?
notice-way-off = Peidiwch â rhoi gwybod i mi
notice-way-email = Drwy e-bost
notice-way-text = Drwy neges destun
notice-minutes-legend = Faint cynt?
notice-minutes = { $minutes } munud
notice-no-mobile = I gael gwybod drwy neges destun, cysylltwch eich ffôn symudol yn gyntaf.
notice-link-mobile = Cysylltu eich ffôn symudol
notice-done = Byddwn yn rhoi gwybod i chi { $minutes } munud cyn i ymweliad ddod i ben.
notice-done-off = Ni fyddwn yn rhoi gwybod i chi cyn i ymweliad ddod i ben.
