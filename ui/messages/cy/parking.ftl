# Where visitors may park.

parking-title = Ble cânt barcio?
parking-about = Strydoedd, baeau ac oriau eich parth, i’w hargraffu neu i’w hanfon at eich ymwelydd
parking-heading = Ble y caiff ymwelwyr barcio: parth { $zone }
parking-intro = Ar ôl i chi actifadu ymweliad iddo, caiff cerbyd eich ymwelydd sefyll yn y baeau a restrir yma. Nid yw’r ymweliad yn cyfrif mewn parthau eraill.
parking-not-loaded = Ni allwn ddangos ble y caiff ymwelwyr barcio

parking-hours-heading = Pryd y mae angen hawlen
parking-hours-always = Bob amser, bob dydd.
parking-hours-line = { $days }: { $from } tan { $to }
# The names of the days, softened.
parking-day-run = o d{ $first } hyd d{ $last }
parking-hours-free = Ar bob adeg arall nid oes angen hawlen ar neb yno.
parking-free-days = Nid oes angen hawlen ar { $days }.
parking-bank-holidays = Mae gwyliau banc yn cyfrif fel diwrnodau eraill, oni bai fod yr arwydd yn dweud yn wahanol.

parking-streets-heading = Strydoedd
parking-street-line = { $street }: { $bays }.
parking-no-streets = Nid yw’r cyngor wedi rhestru’r strydoedd. Chwiliwch am arwyddion â “{ $zone }”.
parking-signs = Yr arwydd wrth y bae sy’n cyfrif gyntaf. Lle mae’n dweud rhywbeth gwahanol i’r dudalen hon, gwnewch fel y dywed yr arwydd.

parking-send-heading = Dywedwch wrth eich ymwelydd
parking-share = Anfon at eich ymwelydd
parking-mail = Anfon drwy e-bost
parking-print = Argraffu
parking-copy-label = Yr un peth fel testun
parking-not-shared = Ni ellid ei anfon oddi yma. Copïwch y testun isod i neges.
