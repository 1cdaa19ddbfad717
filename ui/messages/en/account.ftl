# Making and keeping an account.

## Everywhere

menu-registration = Your registration
menu-review = Review
demo-inbox = Demo inbox
confirm = Confirm
save = Save
council-legend = Which council?
council-missing = Choose your council.
password-new = New password
password-hint = At least 12 characters. Three words that mean something only to you do well. You can paste it.
password-new-missing = Enter the password you would like to have.
password-yours = Your password
password-why = So that we know it is you

## How the registration stands, beside the visits

manage-lapsed = Your registration for visitor permits ended on { $day }. Register again with a new proof of your address.
manage-exempt = Your resident permit stands for a registration: you do not need another one.
manage-not-registered = Your address is not registered for visitor permits yet.

## The code

code-title = Enter the code
code-label = Code
code-hint = The 6 figures in the message
code-missing = Enter the 6 figures of the code.
code-until = You can use the code until { $until }.
code-link-too = The link in the e-mail does the same. You can open it on any device.
code-none = No code?
code-none-email = It can take a few minutes. Look among your junk mail too.
code-none-text = It can take a few minutes. Check that your phone is switched on and has a signal.
code-again = Send it again
code-sent-again = Asked for again. Only the code in the latest message counts.
code-ask-again = Check it and ask for another code
code-other-contact = Use another address or number
code-send = Send the code

## A new account

sign-up-title = Create an account
sign-up-about = With an account you can register your address and cover your visitors’ vehicles.
sign-up-contact-hint = Whichever you use more. We send a code to it, and you log in with it.
sign-up-name = Your name
sign-up-name-hint = What we call you on the screen and in messages
sign-up-name-missing = Enter your name.
sign-up-have-one = Have you got an account already?
sign-up-sent-email = If { $contact } has no account yet, a code is on its way there by e-mail.
sign-up-sent-text = If { $contact } has no account yet, a code is on its way there by text message.
sign-up-perhaps-one = Perhaps you have an account already. Then log in, or choose a new password:

## The link in a letter

confirm-title = Confirm that it is you
confirm-about = You opened the link in our message. Press the button to confirm that the message reached you.
confirm-signed-up = Your account is ready
confirm-signed-up-next = Log in with your password. Then you can register your address.
confirm-email-changed = Your new e-mail address counts from now on
confirm-email-changed-next = Log in with it, and look for our messages there.
confirm-mobile-linked = Your mobile number is linked
confirm-mobile-linked-next = You can activate visits by text message from it.
confirm-stale = If you have pressed it before, it is done already and you can log in. Otherwise ask for a new link in the place where you asked for this one.
link-broken-heading = Part of the link is missing
link-broken-text = Open the link in our message again, or copy the whole of it. You can also enter the code from the message where you asked for it.

## A forgotten password

forgot-link = Choose a new password
forgot-title = Forgotten your password?
forgot-about = Tell us how you log in. We send you a code with which you can choose a new password.
forgot-send = Send the code
forgot-sent-email = If { $contact } belongs to an account, a code is on its way there by e-mail.
forgot-sent-text = If { $contact } belongs to an account, a code is on its way there by text message.
reset-title = Choose a new password
reset-about = It replaces the one you have forgotten. Every device will be logged out.
reset-set = Set the new password
reset-new-link = Ask for a new code
reset-link-broken = Open the link in our message again, or copy the whole of it. You can also ask for a new code.

## Your account

account-title = Your account
account-not-loaded = We cannot show your account
account-name = Name
account-email = E-mail address
account-mobile = Mobile number
account-language = Language of letters
account-passkeys = Passkeys
account-passkeys-count = { $passkeys ->
    [0] None
   *[other] { $passkeys }
}
account-none = None
account-password-kept = Known only to you
account-devices-about = See where you are logged in, and log out what you no longer use.
account-data-about = Everything that is kept about you, in one file.
account-close-about = End it for good. You are asked before anything happens.

email-title = Change your e-mail address
email-now = Your e-mail address is { $email }.
email-about = We send a code to the new address. Nothing changes until you enter it.
email-new = New e-mail address
email-missing = Enter the new e-mail address.
email-sent = If { $email } can be used, a code is on its way there.
email-done = Your e-mail address is changed

mobile-title = Your mobile number
mobile-about = From a linked phone you can activate a visit by text message: text VISITOR and the registration number to { $number }. You can log in with the number too.
mobile-about-unknown = From a linked phone you can activate a visit by text message: text VISITOR and the registration number to your council’s number. You can log in with the number too.
mobile-now = { $mobile } is linked to your account.
mobile-new = Mobile number
mobile-other = Another mobile number
mobile-hint = For example 07700 900123. We text a code to it.
mobile-missing = Enter the mobile number.
mobile-sent = If { $mobile } can be used, a code is on its way there by text message.
mobile-done = Your mobile number is linked
mobile-unlink-heading = Take the number off
mobile-unlink-about = Do this if you give the number up or lose the phone.
mobile-unlink = Unlink the number
mobile-unlink-question = Unlink { $mobile }?
mobile-unlink-effect = You can no longer activate visits by text message, or log in with the number.
mobile-unlink-confirm = Yes, unlink it
mobile-unlink-keep = Keep it
mobile-unlinked = The mobile number is no longer linked

language-about = E-mails and text messages come in this language. The screens have their own choice, in the menu.
language-legend = Which language?
language-done = Letters now come in this language: { $language }

password-title = Change the password
password-about = All your other devices will be logged out. You stay logged in here.
password-so-far = Password so far
password-done = Your password is changed, and your other devices are logged out

passkey-about = With a passkey you log in by fingerprint, by face, or by what unlocks your device. You do not need to remember anything.
passkey-elsewhere = Passkeys work on the website, in a browser that knows them. You can add one there.
passkey-none = You have no passkeys yet.
passkey-since = Added on { $day }
passkey-add = Add a passkey
passkey-name = What shall we call it?
passkey-name-hint = So that you can tell it from others, such as “My phone”
passkey-name-missing = Enter a name for the passkey.
passkey-not-made = No passkey was made. Try again whenever you like: your password still works.
passkey-unused = No passkey was used. Try again, or log in with your password.
passkey-added = “{ $name }” is added. You can log in with it from now on.
passkey-remove = Remove
passkey-question = Remove “{ $name }”?
passkey-effect = You can no longer log in with it. Your password still works.
passkey-remove-confirm = Yes, remove it
passkey-removed = “{ $name }” is removed

data-title = Download my data
data-about = You get everything that is kept about you and your visits: as a text that people and programs can read (JSON).
data-private = It holds your address and your visitors’ registration numbers. Keep it where only you can see it.
data-download = Download the file
data-done = { $file } is among your downloads
data-done-documents = { $file } is among your documents
data-copy = Copy the text instead, and paste it where you would like to keep it.
data-label = Your data
copy = Copy
copy-done = Copied. Paste it wherever you want to keep it.
copy-by-hand = The text is selected: copy it as you usually do.

close-title = Close my account
close-about = This ends your account for good:
close-visits = Your registration ends. Visits you have left are lost, and nobody can activate one for you.
close-documents = The documents you sent us are deleted.
close-devices = You are logged out on every device.
close-data-first = If you would like a copy of what is kept about you, fetch it first:
close-question = Close your account for good?
close-effect = Your visits and your registration end, and your documents are deleted.
close-for-good = This cannot be undone.
close-confirm = Yes, close it for good
close-keep = Keep my account

## Being told before a visit ends

notice-choice = Before a visit ends
notice-choice-off = Not told
notice-choice-by-email = By e-mail, { $minutes } minutes before
notice-choice-by-text = By text, { $minutes } minutes before
notice-title = Tell me before a visit ends
notice-about = We can tell you before a visitor is no longer covered, so that you can activate another visit in time. We never do so at night: then you hear of it in the evening.
notice-way-legend = How shall we tell you?
notice-way-off = Do not tell me
notice-way-email = By e-mail
notice-way-text = By text message
notice-minutes-legend = How long before?
notice-minutes = { $minutes } minutes
notice-no-mobile = To be told by text, link your mobile first.
notice-link-mobile = Link your mobile
notice-done = We will tell you { $minutes } minutes before a visit ends.
notice-done-off = We will not tell you before a visit ends.
