# Several stays at once, plates that are kept, and the rest of a stay's life. Times, days and names come as text.

## Plates the resident knows

plates-saved = Saved registration numbers
plates-recent = Used lately
plates-fill = Fill in { $plate }
plates-fill-named = Fill in { $name }: { $plate }
plates-fill-hint = Pressing one fills it in. Check that it is the vehicle that is coming.
plates-title = Saved registration numbers
plates-card = The vehicles that come often, under a name of yours.
plates-about = Registration numbers you save here are offered when you activate a visit, on every device. One that is not used for 12 months is removed.
plates-none = You have saved no registration numbers yet.
plates-add = Save another
plates-add-first = Save a registration number
plates-name = A name for { $plate }
plates-name-hint = As you know it: “Mum”, “the blue van”. You can leave it empty.
plates-save = Save
plates-rename = Change the name
plates-forget = Remove
plates-kept = { $plate } is saved
plates-forgotten = { $plate } is no longer saved
plates-keep-heading = Coming again?

## Same as last time

again-title = Same as last time
again-about = { $plate }, from now. You check everything before it is activated.
again-about-named = { $name }, { $plate }, from now. You check everything before it is activated.

## Several vehicles, and every week

several-link = Several vehicles at once
several-title = What are the registration numbers?
several-label = Registration numbers
several-hint = Up to 6, each on a line of its own
several-unrecognised = { $plates ->
    [one] We don’t recognise this as a UK registration. Is it right?
   *[other] We don’t recognise these as UK registrations. Are they right?
}
several-are-right = { $plates ->
    [one] Yes, it is right
   *[other] Yes, they are right
}
several-missing = Enter the registration numbers of your visitors’ vehicles.
repeat-weekly = Repeat every week
repeat-weekly-hint = On the same day of the week, for as far ahead as your council allows. You see every date before you activate.
many-one = { $plate } from { $start }: { $why } Nothing has been activated.
many-about = { $stays ->
    [one] This is one stay. It is activated when you press the button below.
   *[other] These are { $stays } stays. They are activated together: all of them, or none.
}
many-line = { $start } – until { $until }
many-change-plates = Change the registration numbers
many-change-when = Change when
many-activate = { $stays ->
    [one] Activate this stay
   *[other] Activate all { $stays } stays
}
many-offline = Your request is kept and sent as soon as you are online. None of these stays is valid until it has been confirmed.
many-confirmed = { $stays ->
    [one] Visit activated
   *[other] { $stays } visits activated
}
many-activated = Activated
request-many = { $stays ->
    [one] To activate one stay.
   *[other] To activate { $stays } stays, all of them or none.
}
request-stop = To stop the stay early. Until that is confirmed, it goes on and costs what it cost.
request-extend = To make the stay longer, until { $until }.

## Before agreeing

hints-heading = Before you agree
hint-free-day = On { $day } no permit is needed during this stay.
hint-named-day = { $day } is a day on which your zone is free, such as a bank holiday: no permit is needed.
hint-needed-from = No permit is needed before { $from }.
hint-needed-until = No permit is needed after { $until }.
hint-adjoining = This vehicle already has a stay right beside this one: { $start } until { $until }.
hint-at-once = You will have { $visitors } visitors at the same time. Your zone allows { $max }.

## Stopping and making longer

stop-title = Stop this stay now
stop-about = Has your visitor left? You get { $back } back.
stop-about-none = Has your visitor left? Nothing comes back, but the registration number is free for another stay.
stop-question = Stop this stay now?
stop-confirm = Yes, stop it
stop-keep = Keep it
stop-effect = The vehicle is no longer covered from that moment on.
stop-done = Stopped: you have { $back } back
stop-done-none = Stopped: the vehicle is no longer covered
extend-title = Make this stay longer
extend-about = It is valid until { $until }. Your visitor stays on? Make it longer before it ends.
extend-days = How many days more?
extend-date = New last date
extend-time = New end time
extend-ask = See what it costs
extend-until = Would be valid until
extend-cost = { $unit ->
    [hour] Hours more
   *[visit] Visits more
}
extend-confirm = Make it longer
extend-leave = Leave it as it is
extend-done = Made longer: valid until { $until }
stay-end-change = Change of the end { $number }
stay-end-stopped = Stopped early at { $at }; it was to end at { $from }
stay-end-extended = Made longer at { $at }; it was to end at { $from }

## Stays that are over

stays-title = All your stays
stays-card = Search every stay you have had, by registration number or month.
stays-search = Registration number or name
stays-search-hint = A part of it is enough
stays-month = Month
stays-month-any = Any month
stays-look = Search
stays-found = Stays
stays-none = There are none like that. Try a part of the registration number, or another month.
stays-more = Show more

## Receipts

stay-receipt-link = Receipt that proves this stay
stay-receipt-page = Receipt of a stay
stay-receipt-about = This is what the council’s record says. Anyone you give the code to can check it, for example when a penalty charge is contested. It names nobody.
stay-receipt-keep = Keep it as a PDF
stay-receipt-address = Address to check it at
proof-title = Check a visitor permit receipt
proof-about = Enter the code of a receipt to see what the council’s own record says of it.
proof-code = Code
proof-code-missing = Enter the code of the receipt.
proof-code-hint = 24 letters and figures, as on the receipt
proof-check = Check
proof-another = Check another receipt
proof-is-right = This receipt is right. The council’s record says:
proof-council = Council
proof-from = Valid from
proof-cancelled = This permit was cancelled. It covers nobody.
proof-as-of = Record read at

## Telling the visitor

tell-visitor-label = Text the visitor before it ends (optional)
tell-visitor-hint = Their mobile number. We send one text about half an hour before the end, or in the evening where that would be at night. We forget the number when the visit is over.
tell-visitor-hint-several = A mobile number. We send one text about half an hour before each visit ends, or in the evening where that would be at night. We forget the number when they are over.
