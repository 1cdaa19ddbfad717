# The receipt of a stay, as a document to keep or to print. Written by the server only. Times come as text.

stay-receipt-title = Derbynneb hawlen ymwelydd
stay-receipt-named = { $title } ar gyfer { $plate }
stay-receipt-foot = Yn ôl cofnod y cyngor ei hun. Gwiriwch â’r cod hwn:
stay-receipt-lead = Roedd gan { $plate } hawlen ymwelydd tan { $until }.
stay-receipt-lead-cancelled = Cafodd yr hawlen ymwelydd hon ar gyfer { $plate } ei chanslo. Nid yw’n ddilys i neb.
stay-receipt-plate = Rhif cofrestru
stay-receipt-zone = Parth
stay-receipt-from = Yn ddilys o
stay-receipt-until = Yn ddilys tan
stay-receipt-activated = Actifadwyd am
stay-receipt-channel = Actifadwyd drwy
stay-receipt-channel-app = Ap
stay-receipt-channel-website = Gwefan
stay-receipt-channel-phone = Ffôn
stay-receipt-channel-text = Neges destun
stay-receipt-channel-api = Rhaglen gysylltiedig
stay-receipt-cancelled = Canslwyd am
stay-receipt-as-of = Darllenwyd y cofnod am
stay-receipt-code = Cod
stay-receipt-moment = { $moment } { $year }
stay-receipt-trail = Yr hyn a newidiwyd
stay-receipt-corrected = Am { $at } cywirwyd y rhif cofrestru o { $from } i { $to }.
stay-receipt-stopped = Am { $at } cafodd ei hatal yn gynnar: roedd i fod i ddod i ben am { $from }.
stay-receipt-extended = Am { $at } cafodd ei hymestyn: roedd i fod i ddod i ben am { $from }.
stay-receipt-checking = Gwirio’r dderbynneb hon
stay-receipt-check = Gall unrhyw un sydd â’r cod { $code } weld yr hyn y mae cofnod y cyngor yn ei ddweud am yr hawlen hon: { $url }
