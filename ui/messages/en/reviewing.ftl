# The staff room, and the inbox of a demonstration. Times, days and names come as text.

## Everywhere in the staff room

review-to-queue = Back to the queue
review-not-loaded = This cannot be shown
staff-only-heading = This page is for council staff
staff-only-nobody = Log in with a staff account to go on.
staff-only-other = You are logged in with an account that cannot work here. Log out of it and log in with a staff account.
staff-only-log-in = Log in as staff

lapse-minutes = { $minutes ->
    [0] less than a minute
    [1] 1 minute
   *[other] { $minutes } minutes
}
lapse-hours = { $hours ->
    [1] 1 hour
   *[other] { $hours } hours
}
lapse-days = { $days ->
    [1] 1 day
   *[other] { $days } days
}
lapse-ago = { $lapse } ago

## Keys

keys-hint = For the list of keys, press
keys-are-off = Single-key shortcuts are off.
keys-list = List of keys
keys-switch = Single-key shortcuts
keys-title = Keys
keys-about = They work anywhere on the page, except while you type in a field. Tab and Enter always work.
keys-close = Close
keys-enter = Enter
keys-help = Show this list
keys-next-row = Next registration
keys-previous-row = Previous registration
keys-next-row-arrow = Next registration, once one is selected
keys-previous-row-arrow = Previous registration, once one is selected
keys-open-row = Open the selected registration
keys-approve = Approve
keys-reject = Reject
keys-more = Ask for one more document
keys-undo = Undo the decision
keys-next = Next case
keys-queue = Back to the queue
keys-document = Next document
keys-page-next = Next page
keys-page-previous = Previous page
keys-larger = Make the page larger
keys-smaller = Make the page smaller
keys-fit = Fit the page
keys-turn = Turn the page

## The queue

queue-title = Registrations to review
queue-waiting = Waiting
queue-overdue = Overdue
queue-target = To be answered within
queue-waiting-heading = Waiting for a decision
queue-waiting-caption = Registrations waiting for a decision, the longest waiting first
queue-decided-heading = Decided lately
queue-decided-caption = Registrations decided lately, the latest first
queue-since = Waiting since
queue-decided-at = Decided
queue-applicant = Applicant
queue-address = Address
queue-purpose = Purpose
queue-remarks = Remarks
queue-outcome = Outcome
queue-tag-overdue = Overdue
queue-seen-by = { $name } has it open
queue-first-only = These are the { $shown } that have waited longest.
queue-empty-heading = Nobody is waiting
queue-empty-text = Every registration has been answered. New ones appear here by themselves.
queue-none-decided = Nothing has been decided lately.
queue-news = { $waiting ->
    [0] Nobody is waiting now.
    [1] 1 registration is waiting now.
   *[other] { $waiting } registrations are waiting now.
}
queue-fresh = Up to date at { $at }. This page refreshes by itself.
queue-stale = This was the queue at { $at }

## A case

case-title = Registration of { $name }
case-title-none = Registration
case-loaded = { $name }: { $purpose }
case-seen-by = { $name } opened this { $lapse } ago
case-seen-by-text = Talk to each other before you decide. Only the first decision counts.
case-application = Application
case-name = Name
case-address = Address
case-list = The council’s list
case-listed = Listed, in { $zone }
case-unlisted = Not on the list
case-unlisted-what = You choose the zone when you approve it.
case-purpose = Purpose
case-submitted = Sent
case-not-submitted = Not sent
case-waiting = Waiting for { $lapse }
case-answer-by = To be answered by { $at }
case-permit = Resident permit
case-permit-on-record = { $number }: on the council’s record
case-permit-not-on-record = { $number }: not on the council’s record for this name and address
case-permit-none = Says they have none
case-permit-not-asked = Not asked
case-registered = Registered so far
case-new = New
case-on-record = On record
case-missing = Not given

review-purpose-first = First registration
review-purpose-renewal = Renewal
review-purpose-move = Moved house
review-purpose-name = Change of name
review-kind-driving-licence = Driving licence
review-kind-tenancy = Tenancy agreement
review-kind-utility-bill = Utility bill
review-kind-council-tax-bill = Council tax bill
review-kind-bank-statement = Bank statement
review-registered-not = Not registered
review-registered-exempt = No registration needed: holds a resident permit
review-registered-until = Until { $day }
review-registered-lapsed = Ended on { $day }
review-standing-draft = Being filled in
review-standing-submitted = Waiting for a decision
review-standing-more-needed = One more document asked for
review-standing-approved = Approved
review-standing-rejected = Rejected
review-standing-withdrawn = Given up by the applicant

## The proof

proof-heading = Proof of address
proof-by-record = The council’s record of resident permits proves this address. No document is needed.
proof-none = There are no documents.
proof-document = Document { $number }: { $kind }
proof-term = From { $from } to { $until }
proof-dated = Dated { $day }, says the applicant
proof-no-date = No date given
proof-pages = { $pages ->
    [1] 1 page
   *[other] { $pages } pages
}
proof-show = Show
proof-tools = Look at the page
proof-sheet = The page
proof-page = Page { $page } of { $pages }
proof-page-alt = { $kind }, page { $page } of { $pages }
proof-previous = Previous page
proof-next = Next page
proof-smaller = Smaller
proof-larger = Larger
proof-fit = Fit
proof-turn = Turn
proof-fetching = Fetching page { $page }…
proof-not-shown = The page cannot be shown.

review-rule-age = May be at most { $months ->
    [1] 1 month
   *[other] { $months } months
} old when it is sent.
review-rule-term = Must run for at least { $months ->
    [1] 1 month
   *[other] { $months } months
}.
review-remark-too-old = Too old by its stated date: the limit was { $day }
review-remark-nearly-too-old = Nearly too old by its stated date: the limit is { $day }
review-remark-too-short = Too short by its stated dates: it ends on { $day }
review-remark-nearly-too-short = Only just long enough by its stated dates: it ends on { $day }

## What has happened

history-heading = History
history-none = Nothing has been noted.
history-note = “{ $note }”
review-event-by = { $what }, by { $by }
review-event-at = { $what }, { $at }
review-event-begun = Begun by the applicant
review-event-evidence-added = Document added
review-event-evidence-removed = Document removed
review-event-submitted = Sent to the council
review-event-withdrawn = Given up by the applicant
review-event-opened = { $times ->
    [1] Opened
   *[other] Opened { $times } times
}
review-event-page-seen = { $times ->
    [1] A page looked at
   *[other] Pages looked at, { $times } times
}
review-event-approved = Approved
review-event-rejected = Rejected
review-event-more-asked = One more document asked for
review-event-undone = Decision taken back

## The decision

decide-heading = Your decision
decide-approve = Approve
decide-approve-zone = Approve and choose the zone
decide-reject-button = Reject
decide-more-button = Ask for one more document
decide-zone = Approve: choose the zone
decide-reject = Reject this registration
decide-more = Ask for one more document
decide-close = Do not decide yet

zone-label = Zone
zone-hint = The address is not on the council’s list. Look it up on the map of the zones.
zone-choose = Choose a zone
zone-missing = Choose the zone the address lies in.
zone-do = Approve

reject-ground = Why is it rejected?
reject-ground-missing = Choose why it is rejected.
reject-fault = What is wrong with document { $number } ({ $kind })?
reject-no-fault = Nothing is wrong
reject-no-documents = There are no documents in this registration: choose another reason.
reject-remark = Remark for the resident (optional)
reject-remark-hint = Say plainly what would help. They read it word for word.
reject-told-heading = The resident will be told
reject-told-first = We are sorry that we cannot approve your registration for visitor permits.
reject-told-document = { $document }: { $fault }
reject-told-remark = A note from us: { $remark }
reject-told-next = You can apply again once this is put right. The message also says how to reach the council.
reject-do = Reject the registration

review-ground-documents = The documents do not prove the address
review-ground-not-in-zone = The address is not in a permit zone
review-ground-not-eligible = The property has no right to permits
review-ground-not-main-home = It is not the applicant’s main home
review-told-documents = The documents do not prove your address.
review-told-not-in-zone = Your address is not in a permit zone.
review-told-not-eligible = Your property has no right to visitor permits, because it was built or converted after the scheme began.
review-told-not-main-home = Your address does not seem to be your main home.
review-fault-unreadable = It cannot be read
review-fault-incomplete = Part of it is missing
review-fault-wrong-kind = It is not of a kind that is accepted
review-fault-other-name = It shows another name
review-fault-other-address = It shows another address
review-fault-too-old = It is too old
review-fault-term-too-short = It runs for too short a time
review-fault-altered = It seems to have been altered

more-kind = Which kind of document?
more-any = Any that is accepted
more-note = What do you need?
more-note-hint = The resident reads this word for word. For example: “Please send the second page, with your name on it.”
more-note-missing = Say what you need, so that the resident can send it.
more-do = Ask for it

remark-left = { $left ->
    [1] 1 character left
   *[other] { $left } characters left
}
remark-too-many = { $over ->
    [1] 1 character too many
   *[other] { $over } characters too many
}

decided-beaten = Somebody else decided first
decided-beaten-text = Your decision was not carried out. This is what was decided:
decided-until = The registration is valid until { $day }.
decided-without-end = The registration has no end date.
decided-asked = Asked for: { $kind }. It comes back to the queue when the resident has sent it.
decided-asked-any = Asked for any document that is accepted. It comes back to the queue when the resident has sent it.
decided-withdrawn = There is nothing to decide.
decided-next = Next case
decided-last = No other case is waiting.
undo-do = Undo
undo-said = You can undo this decision for up to a minute.
undo-seconds = { $seconds ->
    [1] You can undo this for 1 more second.
   *[other] You can undo this for { $seconds } more seconds.
}
undone = The decision is taken back

## The inbox of a demonstration

inbox-title = Demo inbox
inbox-notice = These messages were not really sent
inbox-notice-text = This is a demonstration. E-mails and text messages that a real service would send can be read here instead, by anybody.
inbox-none-heading = There is no inbox here
inbox-none-text = Messages are really sent: look in your own e-mail or on your mobile.
inbox-not-loaded = New messages cannot be fetched
inbox-list = Messages, the latest first
inbox-empty = There are no messages yet. They appear here by themselves.
inbox-news = { $fresh ->
    [1] 1 new message
   *[other] { $fresh } new messages
}
inbox-text-message = Text message
inbox-to = To { $to }
inbox-enclosed = A real message would bring a file: { $name }
inbox-sent = Sent
inbox-waiting = Waiting to be sent
inbox-copy = Copy the code
inbox-copied = The code is copied.
inbox-not-copied = Your browser did not copy it. The code is selected: copy it yourself.
