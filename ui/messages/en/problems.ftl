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
problem-not-enough-hours = This stay needs { $needed ->
    [one] 1 hour
   *[other] { $needed } hours
}, but you have { $left ->
    [0] none
    [one] only 1
   *[other] only { $left }
} that can be used for it. Choose a shorter time, or buy more hours first.
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
problem-unknown-link = We do not know this link. Check that you have the whole of it, or ask for a new one.
problem-link-withdrawn = This link was withdrawn, so it cannot be used any more. Ask whoever you are visiting for a new one.
problem-link-used-up = This link has been used as often as it can be. Ask whoever you are visiting for a new one.
problem-link-expired = This link could be used until { $until }. Ask whoever you are visiting for a new one.
problem-link-uses-not-offered = Choose how many visits the link is good for: 1 to { $max }.
problem-link-day-not-offered = Choose a day from today to { $latest }.
problem-too-many-links = You have { $max } links that can still be used, and cannot have more. Withdraw one you do not need.
problem-host-has-no-visits = Whoever you are visiting has no visits left for you. Ask them before you park here.
problem-host-not-registered = Whoever you are visiting is not registered for visitor permits at the moment. Ask them before you park here.
problem-correction-too-late = It is too late to correct the registration number: that was possible until { $until }. Activate a new visit for the right one.
problem-same-plate = The stay already has that registration number. Enter the right one, or leave it as it is.
problem-too-many-plates = You can activate at most { $max } registration numbers in one go. Take some out, and activate them afterwards.
problem-too-many-stays = That would be more than { $max } stays in one go. Choose fewer registration numbers, or do not repeat them.
problem-stays-overlap = { $plate } is in your list twice for the same time. Take one out, or choose fewer days.
problem-stop-not-offered = Your council does not let a stay be stopped early. It remains valid until its end.
problem-stay-not-started = That stay has not begun: it begins at { $start }. Cancel it if you do not need it.
problem-extend-not-offered = Your council does not let a stay be made longer. Activate another one for the time after it.
problem-not-longer = That stay already lasts until { $until }. Choose a later end.
problem-too-many-saved = You have saved { $max } registration numbers, which is as many as we keep. Remove one first.
problem-plate-not-saved = That registration number is not among those you saved. Look at the list again.
problem-unknown-receipt = No receipt has this code. Check it and enter it again, letter by letter.

## Buying

problem-allowance-spent = You can buy { $left ->
    [0] no more
    [1] only 1 more bundle
   *[other] only { $left } more bundles
} until { $from }, when your allowance begins again. Choose fewer now.
problem-allowance-over = You can buy { $left ->
    [0] no more bundles
    [1] only 1 more bundle
   *[other] only { $left } more bundles
}. Choose fewer, or call the council.
problem-basket-empty = Your basket is empty. Choose what you want to buy first.
problem-price-changed = The price has changed to { $price }. Nothing has been ordered: look at your basket again, then decide.
problem-not-on-sale = This kind of permit is not on sale at the moment. Choose another one, or call the council.
problem-unknown-order = We cannot find that order. Go to your payment history and choose it again.
problem-payment-mismatch = The payment does not fit this order, so nothing has been added. Call the council with your order number ready.
problem-order-settled = This order has ended, so it cannot be paid or changed any more. Look at it in your payment history.
problem-order-not-paid = This order has not been paid, so there is no receipt and nothing to pay back. Look at it in your payment history.
problem-payment-unknown = We do not know yet how this payment stands. Do not order again: wait a few minutes, then look at the order once more.
problem-payments-away = The payment service cannot be reached, so no payment was begun. Try again in a few minutes.
problem-payments-off = Nothing can be paid for here at the moment. Call the council to buy permits.
problem-refund-not-offered = Your council does not pay these permits back. They can be used until their last day.
problem-nothing-to-refund = Nothing is left of this order that could be paid back: the visits are used, or their time is over.
problem-refund-under-way = A refund of this order is under way already. Wait for it to end.
problem-unknown-refund = We cannot find that refund. Open the order again.
problem-refund-decided = Somebody has decided upon this refund already. Open the order again to see how.
problem-same-person = You asked for this refund yourself, so a colleague has to decide upon it.
problem-frozen = Something about your permits does not add up, so nothing can be changed until we have looked. Call the council.

## The telephone desk

problem-unknown-holder = There is no such permit holder. Search again.
problem-search-too-short = Enter at least two letters or figures of a number, a name, a postcode or an order.
problem-call-over = This call was opened too long ago, or another one has been opened since. Search for the caller again.
problem-not-identified = Ask two of the questions first. Nothing is done for a caller before two answers are right.
problem-identity-failed = Too many answers were wrong. Nothing can be done in this call: ask the caller to log in, to text from their own mobile, or to call again later.
problem-start-unclear = That start could not be read. Type it as now, 1730, tomorrow 9am, fri 5.30pm or 24/11 0900.
problem-received-unclear = That moment could not be read, or is too long ago. Type when the call came in, such as 0912 or 9.12am.
problem-end-unclear = That end could not be read. Type it as 2 days, 4 hours, 2000, tomorrow 10am or fri 1200.

## Access

problem-not-logged-in = You are not logged in, or have been logged out. Log in to go on.
problem-wrong-log-in = That e-mail address and password do not go together. Check both and try again.
problem-too-many-tries = There have been too many tries. Wait a few minutes, then try again.
problem-unknown-device = That device is no longer logged in. Look at the list again.
problem-device-only = Only the app can do this. Open the app on your device.
problem-officer-key-needed = This is for officers’ devices only, and the key was not accepted. Ask the council’s office for a new key.
problem-outside-your-zones = This device may not ask about that zone. Ask about one of its own zones, or ask the council’s office for another key.
problem-unknown-place = No zone was found there. Use the street, the whole postcode, or the name of the zone.
problem-place-unclear = That could be in several zones: { $zones }. Use the whole postcode, or the name of the zone.
problem-time-out-of-reach = That time is out of reach. Ask about a time from { $earliest } to { $latest }, with the right clock on the device.
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
problem-not-saved = The file could not be saved on this device. Make room where your downloads are kept, then try again.
problem-update-needed = This version of the app is too old. Update it to go on: requests that wait are kept.

## Registering

problem-not-registered = You need to register your address before you can do this. Open “Your registration” and start there: it takes about ten minutes.
problem-registered-already = Your address is registered already. There is nothing you need to do.
problem-not-yet-renewable = It is too early to renew. You can start from { $from }, and we will remind you.
problem-registration-under-way = You have started a registration already. Finish it, or give it up, before you start another.
problem-no-registration = There is no such registration. Go back and open the list again.
problem-registration-sent = The council has your registration, so it can no longer be changed. Wait for the answer, or give it up and start again.
problem-registration-not-sent = This registration is not with the council any more: the applicant has not sent it, or has given it up. Go back to the queue.
problem-registration-unfinished = Something is still missing. The task list shows what is left to do.
problem-name-missing = Enter your full name, as it is on your proof of address.
problem-home-missing = Enter the house, the street and the town.
problem-text-too-long = This is too long. Use at most { $max } characters.
problem-evidence-not-taken = Your council does not accept this kind of document. Choose one from the list.
problem-evidence-date-missing = Enter the date that is on the document.
problem-evidence-in-future = The date of the document is in the future. Check it and enter it again.
problem-evidence-too-old = This document is too old. It must be dated { $oldest } or later: choose a newer one.
problem-tenancy-too-short = The tenancy must run for at least { $months } months. Check the dates, or choose another kind of document.
problem-tenancy-over = This tenancy ended on { $until }. Use the agreement that holds now, or another kind of document.
problem-too-much-evidence = You have added { $max } documents, which is the most there can be. Remove one first.
problem-unknown-evidence = This document is not part of the registration any more. Go back and open the list again.
problem-decided-already = Somebody has decided this registration already. Open it again to see what was decided.
problem-zone-needed = This address is not on the list. Choose the zone it lies in before you approve it.
problem-reason-missing = Say what is wrong, so that the resident knows what to do.
problem-nothing-to-undo = There is no decision to take back.
problem-undo-too-late = A decision can be taken back for one minute, until { $until }. Ask the resident to apply again instead.
problem-bad-postcode = Enter a full UK postcode, for example CB1 2AB.
problem-unknown-address = That address is not on the council’s list. Enter it yourself, and the council will look at it.

## Documents

problem-document-empty = This file is empty. Choose another one, or take a new photo.
problem-document-too-large = This file is too large. Use one of at most { $max } MB: a photo in a lower resolution, or a PDF with fewer pages.
problem-document-wrong-kind = This is not a kind of file we can open. Use a PDF, a JPEG, a PNG or a HEIC photo.
problem-document-locked = This PDF asks for a password. Save a copy without the password, or take a photo of the paper.
problem-document-unreadable = This file is damaged or incomplete, so it cannot be opened. Save it again or take a new photo.
problem-document-too-long = This document has too many pages. Send at most { $max }: the ones with your name, your address and the date.
problem-document-infected = This file looks harmful, so it was thrown away. Take a photo of the document instead.
problem-heic-not-taken = HEIC photos cannot be opened here. Save the photo as a JPEG, or take a screenshot of it.
problem-documents-not-taken = Documents cannot be checked at the moment. What you have filled in is kept: try again in an hour.
problem-unknown-upload = This upload was not finished in time. Choose the file again: everything else is kept.
problem-upload-out-of-step = The upload was interrupted. It goes on from where it stopped.

## Your account

problem-bad-contact = Enter an e-mail address such as name@example.org, or a UK mobile number such as 07700 900123.
problem-bad-email = Enter an e-mail address in full, such as name@example.org.
problem-bad-mobile = Enter a UK mobile number, such as 07700 900123.
problem-password-too-short = Use at least { $min } characters. Three words that mean something only to you do well.
problem-password-too-long = Use at most { $max } characters.
problem-password-known = This password is on lists that criminals use, or is easily guessed. Choose another one.
problem-wrong-password = That is not your password. Enter it again.
problem-wrong-code = That is not the code we sent. Check the latest message and enter it again.
problem-code-expired = This code or link can no longer be used. Ask for a new one.
problem-contact-taken = This address or number now belongs to another account. Use another one.
problem-no-email = Your account has no e-mail address. Add one first, or choose another way.
problem-no-mobile = No mobile is linked to your account. Link one first, or choose e-mail.
problem-last-contact = Without it we could not reach you. Add an e-mail address first.
problem-unknown-council = This council is not served here. Choose one from the list.
problem-passkey-refused = The passkey was not accepted. Try again, or log in with your password.
problem-token-over = This token is no longer good. Make a new one under Connections in your account.
problem-token-not-allowed = This token does not reach that. Log in on the website or in the app to do it yourself.
problem-nothing-chosen = Choose at least one thing.
problem-token-too-long = Choose between 1 and { $max } days.
problem-too-many-connections = You have as many of these as there may be. End one that you no longer use, then try again.
problem-unknown-connection = This connection has been ended already.
problem-webhook-address = We cannot send to this address. Enter one that starts with https:// and that everybody on the internet can reach.
problem-unknown-passkey = This passkey has been removed already.
problem-not-allowed = Your account cannot do this. Log in with an account that can.
problem-staff-on-website = Council staff work on the website. Open it in a browser and log in there.

## Helping

problem-help-ended = You no longer help with these permits. Your own permits are as they were. If you think it is a mistake, ask to be invited again.
problem-too-many-helpers = You can have at most { $max } people who help you. Remove somebody, or withdraw an invitation, first.
problem-helper-known = Somebody with this e-mail address helps you already, or has been invited. Look at the list.
problem-unknown-helper = This person is no longer on your list.
problem-invitation-over = This invitation has been used or withdrawn, or has run out. Ask for a new one.
problem-invitation-for-another = This invitation was sent to another e-mail address. Log in with the account that has that address, or sign up with it.
problem-own-permits = These are your own permits: you need no invitation for them. Enter the e-mail address of somebody else.
