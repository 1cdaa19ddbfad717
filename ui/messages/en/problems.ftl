# What went wrong and what to do next: one sentence or two for every problem code. Screens and server both use these.
# Times, days and plates arrive as finished text; numbers as numbers.

problem-plate-missing = Enter the registration number of your visitor’s vehicle.
problem-plate-too-short = A registration number has at least 2 letters or numbers. Check it and enter it again.
problem-plate-too-long = A registration number has at most { $max } letters and numbers. Check it and enter it again.
problem-unknown-permit-type = Choose the type of visitor permit to use.
problem-channel-not-offered = Your council does not offer this here. Try the website, the app or the telephone.
problem-starts-at-once = A visit activated this way starts at once. To book ahead, use the app, the website or the telephone.
problem-start-passed = { $start } is in the past. Choose today or a later day.
problem-too-far-ahead = A visit can be activated up to { $latest }. Choose an earlier day.
problem-no-days = Choose at least 1 day.
problem-length-not-offered = Choose how long your visitor will stay, as this page asks for it.
problem-end-before-start = The end must be after the start. Choose a later end.
problem-too-long = A visit can last up to { $max } hours. Choose an earlier end.
problem-not-enough-visits = { $needed ->
    [one] This needs 1 visit
   *[other] This needs { $needed } visits
} and you have { $left ->
    [0] none
   *[other] { $left }
} that can be used then. Choose fewer days, or buy more visits.
problem-already-covered = { $plate } already has a visit until { $until }. You do not need another one for that time.
problem-too-many-at-once = { $max ->
    [one] Only 1 visitor
   *[other] Only { $max } visitors
} can park at the same time in your zone. Choose another time, or cancel a visit that has not started.
problem-zone-free = No visit is needed then: parking is free in your zone at that time.
problem-registration-lapsed = Your registration ended on { $since }. Register again with proof of your address.
problem-unknown-stay = We cannot find this visit in your account. Go back to your permits and choose it again.
problem-stay-cancelled = This visit has already been cancelled. Activate a new one if your visitor is coming.
problem-stay-ended = This visit is over, so it cannot be changed. Activate a new one if your visitor is staying.
problem-cancel-too-late = This visit could be cancelled until { $until }. It can no longer be cancelled.
problem-cancel-not-offered = Your council does not give visits back, so this visit cannot be cancelled.
problem-correction-too-late = The registration number could be corrected until { $until }. Activate a new visit for the right vehicle.
problem-same-plate = This visit already has that registration number. Nothing needs to be changed.

problem-not-logged-in = You are not logged in. Log in to go on.
problem-wrong-log-in = The e-mail address and password do not match. Check both and try again.
problem-too-many-tries = There were too many tries to log in. Wait 5 minutes, then try again.
problem-unknown-device = This device is no longer logged in. Open the list of devices again.
problem-device-only = Only the app can do this. Open it on your device.
problem-cross-site = This request came from another website and was not carried out. Go to your permits and try again.

problem-malformed = We could not read what was sent, so nothing was changed. Reload the page and try again.
problem-not-json = We could not read what was sent, because it was not sent as JSON. Nothing was changed.
problem-too-large = What was sent is too large, so nothing was changed. Shorten it and try again.
problem-unknown-operation = This is not something we can do. Check the address, or update the app.
problem-wrong-method = This address is for sending requests, with POST. Go to the start page instead.
problem-request-reused = This request was used before for something else. Go back to the start and enter it again.

problem-busy = We are very busy and this could not be done yet. Wait a moment, then try again.
problem-storage-full = We cannot save anything at the moment, so nothing was changed. Try again later, or use the telephone.
problem-timeout = This took too long. Look at your permits to see whether it was done, then try again.
problem-internal = Something went wrong on our side. Try again in a few minutes, or use the telephone.

problem-offline = We cannot reach the server. Check your internet connection, then try again.
problem-requests-waiting = { $waiting ->
    [one] 1 request has
   *[other] { $waiting } requests have
} not been sent yet. Wait until you are online, or log out and throw them away.
problem-unknown-request = This request is no longer in the list. Nothing needs to be done.
problem-already-sent = This request may already have reached the server. Wait for its answer, then cancel the visit if you do not need it.
problem-nothing-cached = Your permits have not been loaded on this device yet. Go online and try again.
problem-update-needed = This app is too old to go on. Update it, or use the website or the telephone in the meantime.
