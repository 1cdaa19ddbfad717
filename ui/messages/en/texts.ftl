# Answers to text messages: one message long where that can be, two at most. The first words say whether the car is
# covered. Times, plates, and the words to reply with come as text.

text-active-visits = ACTIVE: { $plate } until { $until }. Zone: { $zone }. Visits left: { $left }. Wrong? Reply { $correct } and the registration.
text-active-hours = ACTIVE: { $plate } until { $until }. Zone: { $zone }. Hours left: { $left }. Wrong? Reply { $correct } and the registration.
text-length-ignored = A visit lasts until then, whatever time you name.
text-already-active = { $plate } is ACTIVE already, until { $until }. You do not need another visit before then, and none was used.
text-corrected = CORRECTED: { $plate } is ACTIVE until { $until }, in place of { $from }. No further visit was used.
text-cancelled = CANCELLED: { $plate } is no longer covered. You have your visit back.
text-help-visits = Text { $visitor } and the registration to start a visit at once, such as { $visitor } AB12 CDE. To put a wrong registration right, text { $correct } and the right one. Questions? Call { $phone }.
text-help-hours = Text { $visitor }, the registration and how long to start a visit at once, such as { $visitor } AB12 CDE 4hours. To put a wrong registration right, text { $correct } and the right one. Questions? Call { $phone }.

## No visit was started

text-not-linked = No visit was started: this mobile is not linked to an account. Link it in the app or on the website, under your account, or call { $phone }.
text-not-read = Nothing was started or changed: we could not read that. To start a visit, text { $visitor } and the registration, such as { $visitor } AB12 CDE. For more, text { $help }.
text-visitor-plate = No visit was started: we could not tell the registration. Text { $visitor } and the registration, nothing else, such as { $visitor } AB12 CDE. Or call { $phone }.
text-visitor-doubtful = No visit was started: { $typed } looks like a slip. If it is { $meant }, text { $visitor } { $meant }. If not, use the app or the website, or call { $phone }.
text-time-needed = No visit was started: say how long as well, such as { $visitor } { $plate } 4hours.
text-late = No visit was started: your text of { $sent } reached us too late. If you still need a visit, text again, use the app or the website, or call { $phone }.
text-no-visits = No visit was started: you have none left. Buy more in the app or on the website, then text again. Or call { $phone }.
text-few-visits = No visit was started: it would take { $needed }, and you have { $left } left. Ask for a shorter time, or buy more in the app or on the website.
text-zone-free = No visit was started, and none was used: nobody needs a permit in your zone then. To be covered later, text again when one is needed.
text-lapsed = No visit was started: your registration for visitor permits ended on { $since }. Renew it in the app or on the website, or call { $phone }.
text-not-registered = No visit was started: your address is not registered for visitor permits yet. Register in the app or on the website, or call { $phone }.
text-not-offered = No visit was started: visits cannot be started by text here. Use the app or the website, or call { $phone }.
text-not-started = No visit was started. { $reason }

## Nothing was changed

text-correct-plate = Nothing was changed: we could not tell the registration. Text { $correct } and the right registration, nothing else, such as { $correct } AB12 CDE. Or call { $phone }.
text-correct-doubtful = Nothing was changed: { $typed } looks like a slip. If it is { $meant }, text { $correct } { $meant }. If not, use the app or the website, or call { $phone }.
text-correct-nothing = Nothing was changed: there is no visit by text that could be corrected. To start one, text { $visitor } and the registration.
text-cancel-begun = Nothing was changed: a visit by text begins at once, so { $plate } stays covered until { $until }. Wrong registration? Reply { $correct } and the right one.
text-cancel-nothing = Nothing was changed: there is no visit by text that could be cancelled. Questions? Call { $phone }.
text-left = Thank you. There is nothing to do: { $plate } is covered until { $until }, and a visit by text ends by itself.
text-left-ended-visits = ENDED: { $plate } was covered until { $until }, and is not covered any more. Visits left: { $left }.
text-left-ended-hours = ENDED: { $plate } was covered until { $until }, and is not covered any more. Hours left: { $left }.
text-left-which = Nothing was changed: several of your visitors are covered. Text { $gone } and the registration of the one that has gone.
text-left-elsewhere = Nothing was changed: { $plate } is covered until { $until }. That visit was not started by text, so stop it in the app or on the website, or call { $phone }.
text-left-nothing = Thank you. There is nothing to do: none of your visitors is covered at the moment.
text-not-changed = Nothing was changed. { $reason }
text-too-many = Nothing was started or changed: many texts came from this mobile, so we answer no more of them for a while. Use the app or the website, or call { $phone }.
