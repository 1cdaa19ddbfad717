# The words on the screens. Times, days and names come as text.

## Everywhere

product-name = Park a Visitor
title = { $title } – Park a Visitor
title-with-error = Error: { $title } – Park a Visitor
skip-to-content = Skip to main content
error-heading = There is a problem
loading = Loading…
not-loaded-heading = We cannot show your permits
try-again = Try again
continue = Continue
back = Back
go-back = Go back
change = Change
step = Step { $step } of { $steps }
visits = { $unit ->
    [hour] { $visits ->
        [one] 1 hour
       *[other] { $visits } hours
    }
   *[visit] { $visits ->
        [one] 1 visit
       *[other] { $visits } visits
    }
}

menu = Menu
menu-home = Home
menu-permits = Permits
menu-devices = Devices
menu-language = Language
menu-log-out = Log out

help-heading = Other ways to activate a visit
help-call = Call
help-text = Text VISITOR and the registration number to
help-text-counts = The visit counts once you receive the reply that confirms it.
help-other-ways = Visits can also be activated by telephone and text. The numbers are on your council’s website.

missing-title = Page not found
missing-text = There is no page at this address.
broken-title = Something went wrong
broken-text = The page could not be shown. Reload it, or start again from the first page.

## Logging in and out

log-in-title = Log in
log-in-promise = Your visitor’s parking, sorted before the kettle boils.
log-in-contact = E-mail address or mobile number
log-in-password = Password
log-in-show-password = Show password
contact-missing = Enter your e-mail address or your mobile number.
log-in-password-missing = Enter your password.
log-in-back = Back to your permits
log-in-passkey = Log in with a passkey
log-in-signed-up = Your account is ready. Log in to go on.
log-in-password-set = Your new password is set. Log in with it: every device has been logged out.
log-in-closed = Your account is closed, and you are logged out everywhere.

device-app = App on { $system }
device-browser = { $browser } on { $system }
device-unknown-system = an unknown system
device-unknown-browser = Browser

ended-heading = You are logged out
ended-text = This is what the device knew last. Requests that wait will be sent when you log in again.
ended-log-in = Log in again

log-out-waiting-heading = Some requests have not been sent
log-out-waiting-text = What is thrown away was never valid: those visitors will not be covered.
log-out-failed-heading = You are still logged in
log-out-discard = Throw them away and log out
log-out-stay = Stay logged in

## Home

home-title = Home
home-greeting = Hello, { $name }
home-requests = Requests
home-stays = Stays now and next
home-no-stays = No visitor is parked on your permits, and none is expected.

not-kept-heading = You will be logged out when you close the app
not-kept-text = This device offers no safe place to keep you logged in. Your waiting requests are kept.

fresh = Up to date at { $time }
fresh-offline = Offline: shown as of { $time }

balance-heading = { $unit ->
    [hour] Your hours
   *[visit] Your visits
}
balance-visits-left = { $unit ->
    [hour] { $visits ->
        [one] hour left
       *[other] hours left
    }
   *[visit] { $visits ->
        [one] visit left
       *[other] visits left
    }
}
balance-all-until = { $visits ->
    [one] To be used by { $day }
   *[other] All to be used by { $day }
}
balance-some-until = { $visits } of them until { $day }
balance-allowance = You can still buy { $left } of { $cap } bundles.
balance-allowance-more = You can still buy { $left } of { $cap } bundles. From { $day } you can buy { $more } more.
balance-allowance-used = None of your { $cap } bundles is left to buy. From { $day } you can buy { $more } more.
balance-allowance-held = All your { $cap } bundles are in orders. Finish or cancel an order that is not paid yet to buy others.

## Permits

permits-title = Permits
activate-title = Activate visitor permit
activate-about = Cover a visitor’s vehicle, now or on a later day.
manage-title = Manage visitor permits
manage-about = See your visits and stays, correct a registration number, or cancel.
manage-now = Now
manage-next = Next
manage-over = Ended or cancelled
manage-none = You have no stays yet.
manage-registered = Your registration for visitor permits is valid until { $day }.
manage-zone = Your zone: { $zone }

## Activating: the plate

plate-title = What is the registration number?
plate-label = Registration number
plate-hint = As on the number plate of your visitor’s vehicle
plate-unrecognised = We don’t recognise this as a UK registration. Is it right?
plate-suggestion = Did you mean { $plate }?
plate-is-right = Yes, it is right
plate-or-change = If it is not, change it above.

## Activating: when

when-title = When is the visit?
when-legend = When does it start?
when-now = Now
when-now-hint = As soon as it is confirmed
when-later = Later
when-quick-days = Usual days
when-today = Today, { $day }
when-tomorrow = Tomorrow, { $day }
when-date = Date
when-date-hint = { $day } at the latest
when-quick-times = Usual times
when-start-of-day = From the start of the day
when-time = Time
when-missing = Choose when the visit starts.
when-date-missing = Enter the date on which the visit starts.
when-time-missing = Enter the time at which the visit starts.
when-covering-stay = See the stay it already has

product-legend = Which type of permit?
product-missing = Choose the type of permit.

length-title = How long?
days-label = Number of days
days-hint = { $visits ->
    [one] One visit for each day. You have 1 visit left.
   *[other] One visit for each day. You have { $visits } visits left.
}
days-missing = Enter the number of days, such as 1 or 2.
days-fewer = One day fewer
days-more = One day more

end-title = Until when?
end-left = You have { $left } left.
end-date = Last date
end-time = End time
end-date-missing = Enter the date on which the visit ends.
end-time-missing = Enter the time at which the visit ends.

## Activating: check and activate

check-title = Check before you activate
check-zone = Zone
check-product = Type of permit
check-start = Starts
check-starts-now = Now, as soon as it is confirmed
check-until = Valid until
check-cost = { $unit ->
    [hour] Hours used
   *[visit] Visits used
}
check-cost-from = { $cost }, from those until { $day }
check-from-bundle = { $visits } from those until { $day }
check-left-after = { $unit ->
    [hour] Hours left afterwards
   *[visit] Visits left afterwards
}
check-activate = { $unit ->
    [hour] { $visits ->
        [one] Activate 1 hour for { $plate }
       *[other] Activate { $visits } hours for { $plate }
    }
   *[visit] { $visits ->
        [one] Activate 1 visit for { $plate }
       *[other] Activate { $visits } visits for { $plate }
    }
}
check-activating = Activating…
check-mend = Change the answer
check-free-heading = No permit is needed then
check-free = Your zone is free during the whole stay. You do not need to use anything.
check-offline-heading = You are offline
check-offline = Your request is kept and sent as soon as you are online. The stay is not valid until it has been confirmed.
check-unknown-heading = Not confirmed
check-unknown = Do not rely on it yet. Press the button again to find out: you cannot be charged twice.

done-confirmed-title = Visit activated
done-requested-title = Requested — not valid yet
done-refused-title = Not activated
done-requested-text = This screen changes by itself when the answer arrives. Until then, your visitor needs another permit or another place to park.
done-next = If something is wrong
done-correct = You can correct the registration number until { $until }.
done-cancel = You can cancel and get back what it cost until { $until }.
done-see-stay = See or change this stay
done-another = Activate another

standing-confirmed = Confirmed
standing-requested = Waiting to be confirmed
standing-refused = Refused
standing-not-valid = Not valid until the council has confirmed it.
standing-would-be = Asked for: { $start } until { $until }.
standing-not-covered = Your visitor is not covered.

## Stays

stay-title = Stay of { $plate }
stay-title-none = Stay
stay-unknown = We cannot find this stay. It may have ended some time ago.
stay-until = until { $until }
stay-was-until = was valid until { $until }
stay-valid-until = Valid until { $until }
stay-valid-from = Valid from { $start } until { $until }
stay-in = In { $zone }
stay-had-been = Was valid until
stay-would-have-been = Would have been valid until
stay-from-in = From { $start }, in { $zone }
stay-view = See details
stay-view-or-change = See or change
stay-activated = Activated
stay-call-received = Call received
stay-activated-by = { $at }, { $channel }
stay-correction = Correction { $number }
stay-corrected = From { $from } to { $to } at { $at }
stay-reference = Reference

phase-now = Valid now
phase-next = Starts { $start }
phase-ended = Ended
phase-cancelled = Cancelled

channel-app = by app
channel-website = on the website
channel-phone = by telephone
channel-text = by text
channel-link = by the visitor, with a link
channel-api = by a connected program

correct-title = Correct registration number
correct-until = A mistake in it? You can correct it until { $until }. It costs nothing.
correct-label = Right registration number
correct-leave = Leave it as it is
correct-done = Corrected: the stay is for { $plate } now

cancel-title = Cancel this stay
cancel-until = You can cancel until { $until }.
cancel-question = Cancel this stay?
cancel-confirm = Yes, cancel it
cancel-keep = Keep it
cancel-effect = The vehicle will not be covered. You get { $back } back.
cancel-done = Cancelled: you have { $back } back

## Requests that nobody has confirmed

request-waiting = Requested — not valid yet
request-refused = Refused — not valid
request-activate = To activate: { $start } until { $until }.
request-correct = To correct the registration number to this one.
request-cancel = To cancel the stay until { $until }.
request-covers-nobody = It has no effect until the council has confirmed it.
request-since = Asked at { $since }
request-remove = Remove
request-take-back = Take it back

news-confirmed = { $plate } has been confirmed: valid until { $until }.
news-refused = { $plate } was refused and is not covered. { $reason }
news-changed = The change for { $plate } has been confirmed.

## Devices

devices-title = Devices
devices-about = You are logged in on these devices. Log out any that you do not know or no longer use.
devices-not-loaded = We cannot show your devices
devices-since = Logged in since { $day }
devices-seen = Last used { $day }
devices-this = You are using it now
devices-log-out = Log out this device
devices-question = Log out { $device }?
devices-confirm = Yes, log it out
devices-effect = Whoever uses it will need your password to log in again.
devices-done = { $device } has been logged out
