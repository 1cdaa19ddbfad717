# Registering an address: applying, proving, waiting, renewing.

reg-title = Your registration
reg-about = Where it stands, your address, renewing and moving.

## Where it stands, on the home page and the permits page

reg-banner-not = Register your address to buy visits
reg-banner-not-text = It takes about ten minutes. You need one document that shows your name and your address.
reg-banner-register = Register your address
reg-banner-draft = You have not finished: { $purpose }
reg-banner-draft-text = What you have filled in is kept. Go on when it suits you.
reg-banner-go-on = Go on
reg-banner-submitted = The council is looking at your documents
reg-banner-more = The council needs one more document
reg-banner-more-text = Your application waits until you add it.
reg-banner-rejected = Your application was not accepted
reg-banner-rejected-text = See why, and what you can do. You can apply again.
reg-banner-see-why = See why
reg-banner-lapsed = Your registration ended on { $day }
reg-banner-lapsed-text = You cannot buy visits until you have renewed it with a new proof of your address.
reg-banner-soon = Your registration ends on { $day }
reg-banner-soon-text = Renew it now, so that you can go on buying visits.
reg-banner-soon-later = You can renew it from { $day }.
reg-banner-until = Registered until { $day }
reg-banner-exempt = Registered through your resident permit
reg-banner-look = See your registration

## Your registration

reg-not-heading = You are not registered yet
reg-what = The council needs to know once that you live in a parking zone. Then you can buy visits and activate them for your visitors.
reg-time = It takes about ten minutes. You can stop at any time and come back: everything is kept.
reg-answer-within = { $hours ->
    [one] The council aims to answer within 1 hour; in busy times it may take longer.
   *[other] The council aims to answer within { $hours } hours; in busy times it may take longer.
}
reg-answer-within-days = The council aims to answer within { $days } days; in busy times it may take longer.
reg-lasts = { $months ->
    [one] A registration lasts 1 month. Then you renew it with a new proof.
   *[other] A registration lasts { $months } months. Then you renew it with a new proof.
}
reg-need = What you need
reg-need-one = One of these documents, as a photo, a scan or a PDF:
reg-need-exempt = If you hold an approved digital resident permit, you need its number and perhaps no document at all.
reg-start = Start now

reg-purpose-first = Register your address
reg-purpose-renewal = Renew your registration
reg-purpose-move = Change your address
reg-purpose-name = Change your name

reg-draft-heading = Not sent yet
reg-draft-text = The council sees nothing until you send it. What you have filled in is kept.
reg-continue = Continue
reg-submitted-heading = The council has your application
reg-submitted-since = Sent at { $at }.
reg-submitted-answer = You may expect an answer by { $by }.
reg-submitted-late = The answer was due by { $by }. The council is late: there is nothing you need to do.
reg-submitted-next = Somebody at the council looks at what you sent. You will get a message when it is decided, and this page will say so.
reg-submitted-meanwhile = Until then everything stays as it is.
reg-more-heading = The council needs one more document
reg-more-which = What is needed: { $kind }
reg-more-any = What is needed: any document that proves what the council asks for
reg-more-says = The council writes:
reg-more-then = Add the document and send your application again. Everything else is kept.
reg-more-add = Add the document
reg-approved-heading = Accepted
reg-approved-until = You are registered until { $day }.
reg-approved-exempt = You are registered through your resident permit. There is nothing to renew.
reg-approved-next = What you can do now
reg-rejected-heading = Not accepted
reg-rejected-at = Decided at { $at }.
reg-rejected-documents = What was wrong
reg-rejected-says = The council writes:
reg-rejected-reach = If you think this is a mistake, or need help
reg-rejected-again = When you apply again, everything that was in order is filled in already.
reg-apply-again = Apply again
reg-withdrawn-heading = You gave your last application up
reg-withdrawn-text = The council will not look at it. You can begin again at any time.
reg-lapsed-heading = Your registration ended on { $day }
reg-lapsed-text = You cannot buy visits until you have renewed it. Stays that you have activated remain valid.
reg-registered-heading = You are registered
reg-soon-heading = Your registration ends on { $day }
reg-soon-text = Renew it before then, and nothing changes for your visitors.

reg-record = On record
reg-record-name = Name
reg-record-address = Address
reg-record-until = Registered until
reg-record-exempt = No end: your resident permit stands for it
reg-record-sent = Sent at

reg-may = What would you like to do?
reg-renew = Renew registration
reg-moved = I have moved
reg-renamed = My name is wrong or has changed
reg-renew-from = You can renew from { $day }.

reg-give-up = Give up this application
reg-give-up-question = Give up this application?
reg-give-up-effect = The council will not look at it, and your documents are deleted. If you are registered, that stays as it is.
reg-give-up-confirm = Yes, give it up
reg-give-up-keep = Keep it
reg-given-up = You have given the application up

## The task list

reg-tasks-first = Everything is kept as you go. You can stop and come back on any device.
reg-tasks-renewal = We have filled in what we know. Change only what is no longer right, and add a new proof of your address.
reg-tasks-move = Tell us your new address and prove that you live there.
reg-tasks-name = Tell us your full name and add a document that shows it with your address.
reg-move-heading = What a move changes
reg-move-stays = Stays that you have already activated remain in your old zone, until they end.
reg-move-new = Once the move is accepted, new stays are in the zone of your new address, and a new term of your registration begins.
reg-move-visits = Your council’s rules decide whether visits you have already bought can be used there. Ask first if you have many left:
reg-tasks-heading = What there is to do
reg-task-name = Your name
reg-task-home = Your address
reg-task-permit = Resident permit
reg-task-evidence = Proof of address
reg-task-evidence-name = Proof of your name
reg-task-submit = Check and send
reg-task-still-right = { $value }. Still right? Then there is nothing to do.
reg-task-documents = { $count ->
    [one] 1 document added
   *[other] { $count } documents added
}
reg-task-proved = The council’s record shows your resident permit.
reg-task-to-do = To do
reg-task-done = Done
reg-task-not-needed = Not needed
reg-task-later = Cannot start yet
reg-tasks-missing = Before you can send it, this is still missing: { $tasks }
reg-tasks-ready = Everything is there. Check it and send it to the council.
reg-back-tasks = What there is to do

## Name

reg-name-title = What is your full name?
reg-name-label = Full name
reg-name-hint = As on the document that proves your address
reg-name-missing = Enter your full name.
reg-save = Save and continue

## Address

reg-address-title = What is your address?
reg-address-title-new = What is your new address?
reg-address-postcode = Postcode
reg-address-postcode-hint = For example CB1 2AB
reg-address-postcode-missing = Enter your postcode, for example CB1 2AB.
reg-address-house = House number or name
reg-address-house-hint = You can leave this empty to see every address of the postcode.
reg-address-find = Find address
reg-address-saved = So far: { $address }
reg-choose-title = Which is your address?
reg-choose-legend = { $count ->
    [one] 1 address in { $postcode }
   *[other] { $count } addresses in { $postcode }
}
reg-choose-zone = Zone: { $zone }
reg-choose-missing = Choose your address, or press “My address is not listed”.
reg-choose-none-heading = No address found
reg-choose-none = We know no such address in { $postcode }. Check the postcode and the house, or enter the address by hand.
reg-choose-use = Use this address
reg-choose-again = Search again
reg-choose-not-listed = My address is not listed
reg-by-hand-title = Enter your address by hand
reg-by-hand-about = Somebody at the council will check whether it lies in a parking zone. The answer may take longer.
reg-by-hand-line = House, street and town
reg-by-hand-line-hint = For example 12 Mill Road, Cambridge
reg-by-hand-line-missing = Enter the house, the street and the town.

## Resident permit

reg-permit-title = Do you hold a digital resident permit?
reg-permit-about = If the council’s record shows an approved one in your name at your address, you need no proof.
reg-permit-legend = An approved digital resident permit
reg-permit-yes = Yes, I have one
reg-permit-no = No
reg-permit-missing = Choose yes or no.
reg-permit-number = Permit number
reg-permit-number-hint = It is in the council’s e-mail about your permit.
reg-permit-number-missing = Enter the number of your resident permit.
reg-permit-first-heading = Enter your name and your address first
reg-permit-first = The record can only be compared with them.
reg-permit-on-record-heading = The council’s record shows your permit: no proof is needed
reg-permit-on-record = Go on and send your application.
reg-permit-off-record-heading = We could not find this permit in the council’s record
reg-permit-off-record = That can happen when it is new, or when your name or address is written differently there. Check the number, or go on and add a proof of your address instead.

## Proof of address

reg-proof-title = Proof of your address
reg-proof-title-name = Proof of your name
reg-proof-about = One document is usually enough. It must show your name and the address you register.
reg-proof-none = You have not added a document yet.
reg-proof-add = Add a document
reg-proof-another = Add another document
reg-proof-dated = Dated { $day }
reg-proof-term = From { $from } to { $until }
reg-proof-pages = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}
reg-proof-added = The document has been added
reg-proof-remove = Remove
reg-proof-remove-question = Remove this document?
reg-proof-remove-effect = It is deleted. You can add it again.
reg-proof-remove-confirm = Yes, remove it
reg-proof-removed = The document has been removed
reg-proof-redo-heading = Needed again
reg-proof-redo = { $kind }: { $why }

reg-add-title = Add a document
reg-kind-legend = What kind of document is it?
reg-kind-missing = Choose what kind of document it is.
reg-kind-driving-licence = Driving licence
reg-kind-driving-licence-shows = Your full UK licence, the side with your name and your address.
reg-kind-tenancy = Tenancy agreement
reg-kind-tenancy-shows = The pages with your name, the address, the dates and the signatures.
reg-kind-utility-bill = Utility bill
reg-kind-utility-bill-shows = Gas, electricity, water, telephone or internet, with your name, the address and the date.
reg-kind-council-tax-bill = Council tax bill
reg-kind-council-tax-bill-shows = The page with your name, the address and the date.
reg-kind-bank-statement = Bank statement
reg-kind-bank-statement-shows = The page with your name, the address and the date. You may cover the amounts.
reg-kind-term = { $months ->
    [one] It must run for at least 1 month.
   *[other] It must run for at least { $months } months.
}
reg-kind-age = { $months ->
    [one] It must be dated within the last month.
   *[other] It must be dated within the last { $months } months.
}
reg-dated = Date on the document
reg-dated-hint = For example 3/11/2026, as on the paper
reg-dated-missing = Enter the date that is on the document.
reg-first-day = First day of the tenancy
reg-first-day-missing = Enter the first day of the tenancy.
reg-last-day = Last day of the tenancy
reg-last-day-missing = Enter the last day of the tenancy.
reg-file-heading = The document itself
reg-file-about = A PDF or a photo (JPEG, PNG or HEIC) of at most 10 MB. Lay the paper flat in good light, with all four corners in the picture.
reg-file-choose = Choose a file
reg-file-camera = Take a photo
reg-file-missing = Choose a file or take a photo of the document.
reg-file-reading = Looking at the file…
reg-file-chosen = Chosen: { $name }
reg-file-preview = The photo you have chosen
reg-doubt-heading = This photo may be hard to read
reg-doubt-small = It is very small. A photo taken from nearer, or of a higher resolution, is easier to read.
reg-doubt-dark = It is dark. Take it by a window or with more light.
reg-doubt-blurred = It looks blurred. Hold the camera still and tap on the text to focus.
reg-doubt-choice = Choose another file or take another photo above. If you can read every word, send it as it is.
reg-send-document = Send this document
reg-send-anyway = Send it anyway

reg-upload-heading = Sending your document
reg-upload-label = Sent so far
reg-upload-percent = { $percent }% sent
reg-upload-broken-heading = The connection is broken
reg-upload-broken = Nothing is lost. The upload goes on by itself as soon as the connection is back.
reg-upload-now = Try again
reg-upload-examining = All of it has arrived. The document is being checked, which can take a quarter of a minute.
reg-upload-cancel = Cancel

## What was wrong with a document, and what to do

reg-short-unreadable = It could not be read. Take a new photo in good light, with the whole page in the picture, or send the PDF.
reg-short-incomplete = A page or a part is missing. Send all pages that show your name, your address and the dates.
reg-short-wrong-kind = It is another kind of document than you chose. Add it under its own kind, or choose another document.
reg-short-other-name = It shows another name than yours. Send one in your name, or correct the name in your application.
reg-short-other-address = It shows another address. Send one with the address you register, or correct the address.
reg-short-too-old = It is too old. Send a newer one.
reg-short-term-too-short = The tenancy is too short. Send an agreement that runs for longer, or another kind of document.
reg-short-altered = It seems to have been changed. Send the document as it was issued, or another one.

reg-ground-documents = Your documents do not prove your address yet. Below you see what is wrong with each and what to do about it.
reg-ground-not-in-zone = The address is not in a parking zone with visitor permits. If it was not the right one, apply again with the right address.
reg-ground-not-eligible = The property was built or converted after the scheme began and has no visitor permits. If it was not the right address, apply again with the right one.
reg-ground-not-main-home = Permits are for people’s main home, and this does not seem to be yours. If it is, apply again with a document that shows it.

## Check and send

reg-check-title = Check before you send
reg-check-purpose = What for
reg-check-zone = Zone
reg-check-zone-unknown = The council will look
reg-check-permit = Resident permit
reg-check-permit-none = None
reg-check-permit-on-record = { $number }, on the council’s record
reg-check-proof = Proof
reg-check-proof-none = Not needed
reg-declaration = By sending this, I declare that what I have entered is true and that the documents are mine. I know that the council may check it and end a registration that is based on something false.
reg-send = Send to the council
reg-sending = Sending…
reg-check-unknown-heading = It is not certain whether it was sent
reg-check-unknown = Press the button again to find out: it cannot be sent twice.

## Sent

reg-sent-title = Sent to the council
reg-sent-at-once-title = You are registered
reg-sent-at-once = The council’s record shows your resident permit, so nobody had to look. It counts from now on.
reg-sent-answer = You may expect an answer by { $by }.
reg-sent-next = What happens next
reg-sent-mail = An e-mail that confirms it is on its way to { $email }.
reg-sent-message = A message that confirms it is on its way to you.
reg-sent-look = Somebody at the council looks at what you sent.
reg-sent-outcome = You get another message when it is decided. If something is missing, it says what.
reg-sent-where = Until then, the first page always says where your application stands.
reg-sent-reference = Reference
reg-sent-home = Go to the first page
