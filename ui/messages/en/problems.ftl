# A sentence or two for every code: what happened, and what to do next. Times and days come as text.

## The rules say no

problem-plate-missing = Enter the registration number of your visitor’s vehicle.
problem-plate-too-short = A registration number has at least 2 letters or figures. Check it and enter it again.
problem-plate-too-long = A registration number has at most { $max } letters and figures. Check it and enter it again.
problem-unknown-permit-type = Choose which type of visitor permit to use.
problem-channel-not-offered = Your council does not offer this here. Call the council or send a text instead.
problem-starts-at-once = A visit activated this way starts at once. Choose to start now, or use the app or the website to start later.
problem-start-passed = { $start } has already passed. Choose now or a later time.
problem-too-far-ahead = That is too far ahead. A visit can start no later than { $latest }: choose an earlier start or fewer days.
problem-no-days = Enter how many days your visitor will stay, 1 or more.
problem-length-not-offered = This type of permit cannot be used for that length of stay. Choose the length again.
problem-end-before-start = The end must be after the start. Choose a later end.
problem-too-long = A stay can last at most { $max ->
    [one] 1 hour
   *[other] { $max } hours
}. Choose a shorter stay.
problem-not-enough-visits = This stay needs { $needed ->
    [one] 1 visit
   *[other] { $needed } visits
}, but you have { $left ->
    [0] none
    [one] only 1
   *[other] only { $left }
} that can be used for it. Choose fewer days, or buy more visits first.
problem-already-covered = { $plate } already has a stay until { $until }. You do not need another one before then.
problem-too-many-at-once = Your zone allows { $max ->
    [one] only 1 visitor
   *[other] only { $max } visitors
} at the same time. Choose a time when fewer are there.
problem-zone-free = Nobody needs a permit in your zone at that time, so you do not need to use a visit.
problem-registration-lapsed = Your registration for visitor permits ended on { $since }. Register again with a new proof of your address.
problem-unknown-stay = We cannot find that stay. Go back to your permits and choose it again.
problem-stay-cancelled = That stay has been cancelled, so it cannot be changed. Activate a new visit if you need one.
problem-stay-ended = That stay has ended, so it cannot be changed. Activate a new visit if you need one.
problem-cancel-too-late = It is too late to cancel: that was possible until { $until }. The stay remains valid.
problem-cancel-not-offered = Your council does not give visits back, so the stay cannot be cancelled. It remains valid.
problem-correction-too-late = It is too late to correct the registration number: that was possible until { $until }. Activate a new visit for the right one.
problem-same-plate = The stay already has that registration number. Enter the right one, or leave it as it is.

## Access

problem-not-logged-in = You are not logged in, or have been logged out. Log in to go on.
problem-wrong-log-in = That e-mail address and password do not go together. Check both and try again.
problem-too-many-tries = There have been too many tries. Wait a few minutes, then try again.
problem-unknown-device = That device is no longer logged in. Look at the list again.
problem-device-only = Only the app can do this. Open the app on your device.
problem-cross-site = The request came from another website, so nothing was done. Open Park a Visitor itself and try again.

## Requests that cannot be read

problem-malformed = What was sent could not be understood, so nothing was done. Check it and try again. If it happens again, update the app or reload the page.
problem-not-json = What was sent was not JSON, so nothing was done. Send it as application/json.
problem-too-large = What was sent is too large, so nothing was done. Send less.
problem-unknown-operation = The service does not know what was asked for, so nothing was done. Update the app or reload the page.
problem-wrong-method = Operations are sent with POST, so nothing was done. Send the request again with POST.
problem-request-reused = This request was already used for something else, so nothing was done. Start again from the beginning.

## The system’s own troubles

problem-busy = Too many people are using the service at the moment. Wait a minute, then try again.
problem-storage-full = The service cannot store anything at the moment, so nothing was done. Try again later, or call the council.
problem-timeout = The service took too long to answer. Try again: nothing will be done twice.
problem-internal = Something went wrong on our side. Try again. If it happens again, call the council.

## On the device

problem-offline = The service cannot be reached. Check your internet connection, then try again.
problem-requests-waiting = { $waiting ->
    [one] 1 of your requests has
   *[other] { $waiting } of your requests have
} not been sent. Wait until you are online, or log out and throw them away.
problem-unknown-request = That request is no longer on the list. There is nothing more to do.
problem-already-sent = That request may already have reached the council, so it cannot be taken back. Wait for the answer: you may be able to cancel the stay then.
problem-nothing-cached = Your permits are not on this device yet. Connect to the internet so that they can be fetched.
problem-update-needed = This version of the app is too old. Update it to go on: requests that wait are kept.
