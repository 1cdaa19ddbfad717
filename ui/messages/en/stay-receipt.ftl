# The receipt of a stay, as a document to keep or to print. Written by the server only. Times come as text.

stay-receipt-title = Visitor permit receipt
stay-receipt-named = { $title } for { $plate }
stay-receipt-foot = By the council’s own record. Check it by this code:
stay-receipt-lead = { $plate } had a visitor permit until { $until }.
stay-receipt-lead-cancelled = This visitor permit for { $plate } was cancelled. It covers nobody.
stay-receipt-plate = Registration number
stay-receipt-zone = Zone
stay-receipt-from = Valid from
stay-receipt-until = Valid until
stay-receipt-activated = Activated at
stay-receipt-channel = Activated by
stay-receipt-channel-app = App
stay-receipt-channel-website = Website
stay-receipt-channel-phone = Phone
stay-receipt-channel-text = Text message
stay-receipt-channel-api = Connected program
stay-receipt-cancelled = Cancelled at
stay-receipt-as-of = Record read at
stay-receipt-code = Code
stay-receipt-moment = { $moment } { $year }
stay-receipt-trail = What was changed
stay-receipt-corrected = At { $at } the registration number was corrected from { $from } to { $to }.
stay-receipt-stopped = At { $at } it was stopped early: it was to end at { $from }.
stay-receipt-extended = At { $at } it was made longer: it was to end at { $from }.
stay-receipt-checking = Checking this receipt
stay-receipt-check = Anyone who holds the code { $code } can see what the council’s record says of this permit: { $url }
