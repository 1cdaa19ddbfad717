# Links for visitors: the resident's pages, and the page of the visitor. Times, days and plates come as text.

## The resident

links-title = Links for visitors
links-card = Send a visitor a link, and they enter their own registration number.
links-about = Whoever has a link can park a vehicle in your zone with one of your visits, without an account and without seeing anything about you. You see at once who used it, and you can withdraw it at any time.
links-none = You have not made a link yet.
links-make = Make a link
links-open-heading = Links that can be used
links-over-heading = Links that can no longer be used
links-unnamed = Link without a name
links-made = Made { $made }
links-left = { $left ->
    [one] One visit of { $uses } left
   *[other] { $left } visits of { $uses } left
}
links-until = Until { $until }
links-hours = { $hours ->
    [one] Each visit lasts one hour
   *[other] Each visit lasts { $hours } hours
}
links-used-by = Used by
links-not-used = Nobody has used it yet.
links-stay = { $plate }: { $start } until { $until }
links-stay-cancelled = { $plate }: cancelled
links-withdraw = Withdraw
links-withdraw-question = Withdraw this link?
links-withdraw-effect = Nobody can use it any more. Who has parked with it already stays covered.
links-withdraw-confirm = Yes, withdraw it
links-withdraw-keep = Keep it
links-withdrawn = The link is withdrawn
links-not-loaded = We cannot show your links
links-not-offered = Your council does not offer links for visitors. You can activate a visit yourself, or by telephone.
links-standing-open = Can be used
links-standing-withdrawn = Withdrawn
links-standing-used-up = All its visits are used
links-standing-expired = Its time is over
links-standing-no-visits = You have no visits left for it
links-standing-not-registered = Your registration has ended
links-standing-not-offered = Your council has no links any more

links-new-title = Make a link for visitors
links-name = A name for the link
links-name-hint = Only you see it, for example “Grandma”. You can leave it empty.
links-uses = How many visits is it good for?
links-uses-hint = Each visit that is started takes one of yours.
links-day = Until when can it be used?
links-day-today = Today, { $day }
links-day-hint = To the end of that day
links-how-long = How long may each visit last?
links-how-long-hint = The hours are taken from yours when the visit starts.
links-how-long-choose = Choose
links-how-long-missing = Choose how long each visit may last
links-hours-choice = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}
links-one-day = Each visit counts like one that you activate for one day.
links-product = Which permit is it for?
links-product-missing = Choose which permit the link is for
links-new-make = Make the link

links-ready-title = Your link is ready
links-ready-heading = Send it to your visitor
links-ready-once = The link is shown only now. Send it, or copy it, before you leave this page. If it is lost, make another and withdraw this one.
links-ready-who = Anybody who has the link can use it. Send it only to people you trust, and withdraw it if it gets into other hands.
links-ready-label = The link
links-share = Share
links-mail = Send by e-mail
links-message = You can park at my place with this link. Enter your own registration number there when you arrive:
links-message-subject = Parking permit for your visit
links-not-shared = This device could not share it. Copy it instead.
links-all = See your links

## The visitor

visit-title = Park as a visitor
visit-heading = Park in { $zone } zone
visit-intro = Whoever you are visiting gave you this link. With it your vehicle may stand in the permit bays of { $zone } zone. It costs you nothing.
visit-good-for = { $left ->
    [one] The link is good for one more visit, until { $until }.
   *[other] The link is good for { $left } more visits, until { $until }.
}
visit-hours = { $hours ->
    [one] The visit lasts one hour from when you start it.
   *[other] The visit lasts { $hours } hours from when you start it.
}
visit-plate = Your registration number
visit-plate-hint = As on your number plate
visit-incomplete = Something is missing from the link
visit-incomplete-text = Open the link again from the message you got, or copy the whole of it. It has a # and many letters after it.
visit-cannot = This link cannot start a visit
visit-not-opened = We cannot open this link
visit-withdrawn = It was withdrawn. Ask whoever you are visiting for a new one.
visit-used-up = It has been used as often as it can be. Ask whoever you are visiting for a new one.
visit-expired = It could be used until { $until }. Ask whoever you are visiting for a new one.
visit-no-visits = Whoever you are visiting has no visits left for you. Ask them before you park here.
visit-not-registered = Whoever you are visiting is not registered for visitor permits at the moment. Ask them before you park here.
visit-not-offered = The council has no links for visitors any more. Ask whoever you are visiting to activate a visit for you.
visit-where = Where you may park
visit-yours = Visits started here
visit-show = Show
visit-is-over = { $plate }: over
visit-is-cancelled = { $plate }: cancelled
visit-is-active = { $plate }: until { $until }

visit-check-title = Is this your registration number?
visit-check-wrong = A wrong letter or figure means a penalty charge. Compare it with your number plate.
visit-check-zone = Zone
visit-check-until = Valid until
visit-check-from = Starts
visit-check-now = As soon as you press the button
visit-start = Start the visit for { $plate }
visit-starting = Starting…
visit-change-plate = Change the number
visit-unknown-heading = We do not know yet whether your visit has started
visit-unknown = Press the button again. However often you press it, only one visit is started.
visit-free-heading = No visit is needed then
visit-free = Nobody needs a permit in this zone at that time, so the link is not used. Park as the signs say.

visit-done-title = You may park in { $zone } zone
visit-over-title = This visit is over
visit-off-title = This visit was cancelled
visit-off-text = Your vehicle is not covered. Ask whoever you are visiting.
visit-over-text = Your vehicle is no longer covered.
visit-code = Receipt code
visit-proof = Check the receipt
visit-keep = Keep this page open, or note the code. With it anybody can see that your vehicle was covered.
visit-correct-title = Wrong number?
visit-correct-until = You can put it right until { $until }. That costs nothing.
visit-correct = Correct the number
visit-correct-label = The right registration number
visit-correct-ask = Correct it
visit-correct-done = Corrected: the visit is now for { $plate }
visit-correct-leave = Leave it as it is
visit-leave = I have left
visit-leave-about = Are you driving off? What is left of the time goes back to whoever you are visiting.
visit-leave-question = Have you left?
visit-leave-confirm = Yes, I have left
visit-leave-keep = Not yet
visit-leave-effect = Your vehicle is no longer covered from that moment on.
visit-leave-done = Thank you. The visit is over.
visit-another = Back to the link
