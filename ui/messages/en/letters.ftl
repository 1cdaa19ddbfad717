# What residents are sent by e-mail and by text message. Written by the server only. A letter has a subject, says first
# what happened and next what to do, and may end with an afterword; `text` is the same in one text message, in letters
# that every phone can show without doubling the cost. Times and days come as text.

## In every letter

letter-code = Your code: { $code }
letter-link = If the button does not work, open this address:
letter-points = This is why:
letter-point = { $document }: { $shortcoming }
letter-note = A note from us: { $note }
letter-reach = Questions? Call { $council } on { $phone }. Replies to this e-mail are not read.

## The account

letter-confirm-sign-up-subject = Confirm your e-mail address
letter-confirm-sign-up-first = Thank you for signing up for visitor permits. One step is left: show us that this address is yours.
letter-confirm-sign-up-next = Press the button, or enter the code where you signed up. The code works for { $minutes ->
    [1] 1 minute
   *[other] { $minutes } minutes
}, the button for a day.
letter-confirm-sign-up-button = Confirm my address
letter-confirm-sign-up-after = If you did not sign up, you need not do anything: no account will be made.

letter-already-registered-subject = You already have an account
letter-already-registered-first = Somebody, probably you, tried to sign up for visitor permits with this address. You already have an account, so nothing has changed.
letter-already-registered-next = Log in with the password you have. If you have forgotten it, choose a new one.
letter-already-registered-button = Log in
letter-already-registered-other = Choose a new password:
letter-already-registered-after = If it was not you, you need not do anything: nobody has seen your details.

letter-reset-password-subject = Choose a new password
letter-reset-password-first = Somebody, probably you, asked for a new password for your visitor permits account.
letter-reset-password-next = Press the button, or enter the code where you asked for it. Both work for a short time only.
letter-reset-password-button = Choose a new password
letter-reset-password-after = If it was not you, you need not do anything: your password stays as it is.
letter-reset-password-text = { $code } is your code to choose a new password for your visitor permits. Not you? Do nothing: your password stays as it is.

letter-no-account-subject = There is no account with this address
letter-no-account-first = Somebody, probably you, asked for a new password for this e-mail address. There is no visitor permits account with it.
letter-no-account-next = Try another address that you may have used, or sign up for an account.
letter-no-account-after = If it was not you, you need not do anything.

letter-password-changed-subject = Your password has been changed
letter-password-changed-first = The password of your visitor permits account has been changed.
letter-password-changed-next = If it was you, there is nothing to do. If it was not, choose a new password on the log-in page at once, and call us.
letter-password-changed-text = The password of your visitor permits account has been changed. Not you? Call { $phone } at once.

letter-confirm-email-subject = Confirm your new e-mail address
letter-confirm-email-first = You asked us to use this address for your visitor permits account.
letter-confirm-email-next = Press the button, or enter the code where you asked for it. Until then we keep using your old address.
letter-confirm-email-button = Confirm my new address
letter-confirm-email-after = If you did not ask for this, you need not do anything: this address will not be used.

letter-email-changed-subject = Your e-mail address has been changed
letter-email-changed-first = Your visitor permits account now has another e-mail address. We will no longer write to this one.
letter-email-changed-next = If it was you, there is nothing to do. If it was not, call us at once.
letter-email-changed-text = Your visitor permits account now has another e-mail address. Not you? Call { $phone } at once.

letter-confirm-mobile-subject = Confirm your mobile number
letter-confirm-mobile-first = You asked us to link a mobile number to your visitor permits account.
letter-confirm-mobile-next = Enter the code where you asked for it.
letter-confirm-mobile-after = If you did not ask for this, you need not do anything: the number will not be linked.
letter-confirm-mobile-text = { $code } is your code for visitor permits. Enter it where you asked for it. Not you? Do nothing: without the code nothing happens.

letter-mobile-linked-subject = A mobile number has been linked
letter-mobile-linked-first = A mobile number has been linked to your visitor permits account. Visits can now be activated by text message from it.
letter-mobile-linked-next = If it was you, there is nothing to do. If it was not, log in, remove the number, and call us.
letter-mobile-linked-text = This mobile is now linked to your visitor permits. You can activate visits by text from it. Not you? Call { $phone } at once.

letter-account-closed-subject = Your account is closed
letter-account-closed-first = Your visitor permits account has been closed, as you asked. You can no longer log in.
letter-account-closed-next = If you did not ask for this, call us at once. You are welcome to sign up again whenever you like.
letter-account-closed-text = Your visitor permits account is closed, as you asked. Not you? Call { $phone } at once.

## The registration

letter-webhook-stopped-subject = We no longer send news of your visits to { $host }
letter-webhook-stopped-first = You asked us to tell { $host } when something happens to a visit. It has not answered for a day, so we have stopped.
letter-webhook-stopped-next = Nothing has changed for your visits. When the address answers again, open Connections in your account and choose “Send a test”: if that arrives, we carry on.
letter-webhook-stopped-text = We no longer send news of your visits to your own web address: it has not answered for a day. See Connections in your account.

letter-registration-received-subject = We have your registration
letter-registration-received-first = Thank you. Your registration for visitor permits has reached us, and a person will look at it.
letter-registration-received-next = We aim to answer by { $answer_by }; in busy times it may take longer. Until then there is nothing to do.
letter-registration-received-text = We have your registration for visitor permits. We aim to answer by { $answer_by }.

letter-registration-approved-subject = Your registration is approved
letter-registration-approved-first = Good news: you are registered for visitor permits until { $until }.
letter-registration-approved-next = You can now buy visits, and activate one whenever a visitor comes. We will write to you before the registration ends.
letter-registration-approved-text = Good news: you are registered for visitor permits until { $until }. You can now buy visits.

letter-registration-exempt-subject = You do not need to register
letter-registration-exempt-first = Good news: you have a digital resident permit, so you do not need to register for visitor permits.
letter-registration-exempt-next = You can buy visits now, and activate one whenever a visitor comes.
letter-registration-exempt-text = Good news: you have a digital resident permit, so you need not register for visitor permits. You can buy visits now.

letter-registration-rejected-subject = Your registration is not approved
letter-registration-rejected-first = We have looked at your registration for visitor permits, and we are sorry that we cannot approve it.
letter-registration-rejected-next = You can apply again at any time, in the app or on the website, once this is put right. To talk about our decision, contact { $enquiries }.
letter-registration-rejected-text = We are sorry: your registration for visitor permits is not approved. Log in to see why and to apply again, or call { $phone }.

# Why, where it is not for the documents. Stands after “A note from us:”.
letter-ground-not-in-zone = the address is not in a parking zone with visitor permits. Apply again if it was not the right address.
letter-ground-not-eligible = the property was built or converted after the scheme began, and has no visitor permits. Apply again if it was not the right address.
letter-ground-not-main-home = permits are for people’s main home, and this does not seem to be yours. Apply again with a document that shows that it is.

letter-more-needed-subject = We need a little more from you
letter-more-needed-first = We have looked at your registration for visitor permits, and cannot decide yet. What is still missing: { $what }
letter-more-needed-next = Log in to the app or the website and add it. You do not need to start again. If you cannot, contact { $enquiries }.
letter-more-needed-text = We need a little more for your registration for visitor permits. Log in to see what and to add it, or call { $phone }.

letter-registration-ending-subject = Your registration ends soon
letter-registration-ending-first = Your registration for visitor permits ends { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}. It is valid until { $until }.
letter-registration-ending-next = Register again before then, in the app or on the website, with a new proof of your address.
letter-registration-ending-text = Your registration for visitor permits is valid until { $until }. Log in before then to register again.

letter-registration-ended-subject = Your registration has ended
letter-registration-ended-first = Your registration for visitor permits ended on { $since }.
letter-registration-ended-next = Register again, in the app or on the website, with a new proof of your address.
letter-registration-ended-text = Your registration for visitor permits ended on { $since }. Log in to register again.

letter-move-approved-subject = Your new address is approved
letter-move-approved-first = We have approved your change of address. Your visitor permits now belong to the new one.
letter-move-approved-next = Your zone may be another one now: log in to see it before your next visitor comes.
letter-move-approved-text = Your change of address is approved. Your zone may be another one now: log in to see it before your next visitor comes.

letter-name-approved-subject = Your new name is approved
letter-name-approved-first = We have approved your change of name. Your visitor permits now bear the new one.
letter-name-approved-next = There is nothing to do.
letter-name-approved-text = Your change of name is approved. Your visitor permits now bear the new one.

## What was bought

letter-receipt-again-subject = Your receipt for order { $number }
letter-receipt-again-first = This is the receipt you asked for. Order { $number } of { $date }: { $bundles ->
    [one] 1 bundle
   *[other] { $bundles } bundles
} of visitor permits for { $price }.
letter-receipt-again-next = You can have it as a file at any time, in the app or on the website, under Payment History. There you also see whether anything has been refunded.
letter-receipt-again-text = Order { $number } of { $date }: { $price }. Log in to have the receipt as a file, under Payment History.

letter-visits-expiring-subject = Some of your visits end soon
letter-visits-expiring-first = You still have { $visits ->
    [one] 1 visit that ends
   *[other] { $visits } visits that end
} { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}. The last day to use { $visits ->
    [one] it
   *[other] them
} is { $until }.
letter-visits-expiring-next = Activate { $visits ->
    [one] it for a visitor
   *[other] them for your visitors
} by then, in the app or on the website. What is left after that day can no longer be used.
letter-visits-expiring-text = { $visits ->
    [one] 1 of your visits ends
   *[other] { $visits } of your visits end
} on { $until }. Activate { $visits ->
    [one] it
   *[other] them
} by then: afterwards they can no longer be used.

letter-hours-expiring-subject = Some of your visitor hours end soon
letter-hours-expiring-first = You still have { $hours ->
    [one] 1 visitor hour that ends
   *[other] { $hours } visitor hours that end
} { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}. The last day to use { $hours ->
    [one] it
   *[other] them
} is { $until }.
letter-hours-expiring-next = Activate { $hours ->
    [one] it for a visitor
   *[other] them for your visitors
} by then, in the app or on the website. What is left after that day can no longer be used.
letter-hours-expiring-text = { $hours ->
    [one] 1 of your visitor hours ends
   *[other] { $hours } of your visitor hours end
} on { $until }. Activate { $hours ->
    [one] it
   *[other] them
} by then: afterwards they can no longer be used.

## Buying

# What the payment provider's page says a payment is for.
payment-for-visits = Visitor permits: { $bundles ->
    [1] 1 bundle
   *[other] { $bundles } bundles
} of { $units } visits
payment-for-hours = Visitor permits: { $bundles ->
    [1] 1 bundle
   *[other] { $bundles } bundles
} of { $units } hours
payment-for-several = Visitor permits: { $bundles } bundles

letter-receipt-subject = Your order { $number }
letter-receipt-first = Thank you. On { $date } you ordered { $bundles ->
    [1] 1 bundle
   *[other] { $bundles } bundles
} of visitor permits for { $price }. Your order number is { $number }.
letter-receipt-next = You can use them at once, until the end of { $until }. You find the receipt in the app and on the website, under Payment History.
letter-receipt-text = Thank you for your order { $number } of visitor permits for { $price }. You can use them at once, until { $until }.

letter-payment-returned-subject = We are sending your payment back
letter-payment-returned-first = Your payment of { $price } for order { $number } reached us after the order had ended. By then you had no room left for these permits in your yearly allowance, so we cannot give them to you.
letter-payment-returned-next = You need not do anything: we are sending the whole amount back to the card that paid. It can take a few working days to arrive. If you still need permits, look in the app or on the website how many you can buy.
letter-payment-returned-text = Your payment of { $price } for order { $number } came too late and your allowance is used up. We are sending it all back to your card.

letter-refund-done-subject = Your refund is on its way
letter-refund-done-first = We have sent { $price } for order { $number } back to the card that paid.
letter-refund-done-next = It can take a few working days to arrive. There is nothing to do.
letter-refund-done-text = We have sent { $price } for order { $number } back to the card that paid. It can take a few working days to arrive.

letter-refund-declined-subject = Your refund could not be sent
letter-refund-declined-first = We agreed to pay { $price } for order { $number } back, but the payment service would not send it. Your visits are there again.
letter-refund-declined-next = Please call us, with your order number ready, so that we can find another way.
letter-refund-declined-text = We could not send { $price } for order { $number } back. Your visits are there again. Please call { $phone }.

## People who help

letter-help-invited-subject = You are invited to help with visitor permits
letter-help-invited-first = { $resident } invites you to help with their visitor permits: you can then activate a visit when somebody comes to see them. You cannot buy anything, and you see nothing of their payments or papers.
letter-help-invited-next = Press the button and log in, or sign up with this e-mail address first. The invitation is good until { $until }.
letter-help-invited-button = Answer the invitation
letter-help-invited-after = If you do not know who this is, you need not do anything.

letter-helper-joined-subject = { $name } can now help you
letter-helper-joined-first = { $name } has accepted your invitation, and can activate visits for you from now on. Every visit shows who activated it.
letter-helper-joined-next = If you did not invite them, or no longer want their help, log in and remove them under “People who help you”.
letter-helper-joined-text = { $name } can now activate visits for you. Not what you wanted? Log in and remove them under People who help you.

letter-help-ended-subject = You no longer help { $resident }
letter-help-ended-first = { $resident } has taken you off the people who help with their visitor permits. Your own account stays as it is.
letter-help-ended-next = There is nothing to do. If you think it is a mistake, ask them to invite you again.
letter-help-ended-text = You no longer help { $resident } with visitor permits. Your own account stays as it is.

## The answer to a text message, where it goes out on its own

letter-text-reply-subject = Our answer to your text message
letter-text-reply-first = { $words }
letter-text-reply-next = You can look at your visits in the app or on the website at any time.
letter-text-reply-text = { $words }
## What was done by telephone

letter-activated-by-phone-subject = A visit was activated for you by telephone
letter-activated-by-phone-first = Somebody called us and activated a visit on your permits. { $plate } may park in { $zone } from { $from } until { $ends }. Visits you have left: { $left }.
letter-activated-by-phone-next = If that was you, there is nothing to do. If it was not, call us at once.
letter-activated-by-phone-text = By telephone: { $plate } may park in { $zone } until { $ends }. Visits left: { $left }. Not you? Call { $phone } at once.

letter-corrected-by-phone-subject = A number plate was corrected for you by telephone
letter-corrected-by-phone-first = Somebody called us about a visit on your permits. It is now for { $plate } instead of { $before }, until { $ends }.
letter-corrected-by-phone-next = If that was you, there is nothing to do. If it was not, call us at once.
letter-corrected-by-phone-text = By telephone: your visit is now for { $plate }, not { $before }, until { $ends }. Not you? Call { $phone } at once.

letter-activated-by-link-subject = A visitor used your link to park
letter-activated-by-link-first = A visitor used a link you gave and activated a visit on your permits. { $plate } may park in { $zone } until { $ends }. Visits you have left: { $left }.
letter-activated-by-link-next = If you know this visitor, there is nothing to do. If you do not, withdraw the link under Permits, Links for visitors.
letter-activated-by-link-text = By your link: { $plate } may park in { $zone } until { $ends }. Visits left: { $left }. Not your visitor? Withdraw the link.

letter-corrected-by-link-subject = A visitor corrected their number plate
letter-corrected-by-link-first = A visitor who used a link you gave corrected their number plate. Their visit is now for { $plate } instead of { $before }, until { $ends }. It cost you nothing more.
letter-corrected-by-link-next = If you know this visitor, there is nothing to do. If you do not, withdraw the link under Permits, Links for visitors.
letter-corrected-by-link-text = By your link: the visit is now for { $plate }, not { $before }, until { $ends }. Not your visitor? Withdraw the link.

letter-cancelled-by-phone-subject = A visit was cancelled for you by telephone
letter-cancelled-by-phone-first = Somebody called us and cancelled a visit on your permits: { $plate } from { $from }. Nobody is covered by it, and its visits are yours again.
letter-cancelled-by-phone-next = If that was you, there is nothing to do. If it was not, call us at once.
letter-cancelled-by-phone-text = By telephone: the visit of { $plate } from { $from } is cancelled. Not you? Call { $phone } at once.

## A visit that is about to end

letter-stay-ending-subject = { $plate } is covered until { $ends }
letter-stay-ending-first = The visit of { $plate } in { $zone } ends at { $ends }. From then on the vehicle is not covered.
letter-stay-ending-next = If your visitor stays on, activate another visit or make this one longer in the app or on the website before then. If they have gone by then, there is nothing to do. You asked us to tell you; you can change that in your account.
letter-stay-ending-text = { $plate } is covered in { $zone } until { $ends }. If your visitor stays on, activate another visit before then. No reply needed.

letter-visit-ending-subject = { $plate } may park until { $ends }
letter-visit-ending-first = Your visitor permit for { $plate } in { $zone } ends at { $ends }. From then on your vehicle is not covered.
letter-visit-ending-next = If you stay on, ask the resident you are visiting to activate another visit before then. No reply needed: your number is forgotten when the visit is over.
letter-visit-ending-text = Your visitor permit for { $plate } in { $zone } ends at { $ends }. Staying on? Ask your host before then. No reply needed.

## What was sent as a proof, and what is wrong with it

letter-evidence-driving-licence = Driving licence
letter-evidence-tenancy = Tenancy agreement
letter-evidence-utility-bill = Utility bill
letter-evidence-council-tax-bill = Council tax bill
letter-evidence-bank-statement = Bank statement

letter-shortcoming-unreadable = we cannot read it. Send a clearer picture.
letter-shortcoming-incomplete = part of it is missing. Send all of its pages.
letter-shortcoming-wrong-kind = we cannot accept a document of this kind. Send one of those on the list.
letter-shortcoming-other-name = it shows another name. Send one with your own.
letter-shortcoming-other-address = it shows another address. Send one with the address you registered.
letter-shortcoming-too-old = it is too old. Send a newer one.
letter-shortcoming-term-too-short = it holds for too short a time. Send one that holds longer, or another proof.
letter-shortcoming-altered = it seems to have been changed. Send it as you received it.
