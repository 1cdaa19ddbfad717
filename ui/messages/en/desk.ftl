# The telephone desk, in the staff room. Times, days, plates and names come as text.

desk-title = Telephone desk
desk-no-address = No address on record
desk-no-zone = No zone yet
desk-received = call received at { $time }
desk-next = Next caller
desk-keys-on = moves on
desk-keys-back = goes back to what you typed
desk-keys-next = next caller

## Finding who calls

desk-find-label = Who is calling?
desk-find-hint = Mobile number, e-mail address, order number, reference, or words of the name and the address: hussain cb1
desk-find-do = Find
desk-found = { $callers ->
    [1] 1 permit holder
   *[other] { $callers } permit holders
}
desk-found-none = Nobody found. Try another number, the name, or the postcode.
desk-found-more = There are more. Add another word, such as the postcode.

## Asking whether it is they

desk-ask-title = Ask the caller
desk-ask-hint = { $tries ->
    [one] Type what they say. Two right answers are needed. One more wrong answer ends the call.
   *[other] Type what they say. Two right answers are needed; { $tries } wrong answers end the call.
}
desk-ask-too-few = Too little is on record to ask about. Ask the caller to log in, or to write to the council.
desk-ask-postcode = What is your postcode?
desk-ask-house = What is the number or name of your house?
desk-ask-last-plate = What was your last visitor’s number plate?
desk-ask-email = Which e-mail address is on your account?
desk-ask-mobile = Which mobile number is on your account?
desk-ask-right = Right: { $question }
desk-ask-wrong = That is not right. Ask again, or ask something else.
desk-ask-do = Check the answers

## The caller

desk-known-address = Address
desk-known-registered = Registration
desk-known-visits = Visits left
desk-known-hours = Hours left
desk-known-until = { $visits } until { $day }
desk-known-none = None
desk-known-mobile = Linked mobile
desk-known-ends = ends in { $digits }
desk-known-plates = Recent plates
desk-known-unwritten = Nobody can be written to about this: tell the caller to note what you say.

## The visit

desk-visit-title = New visit
desk-visit-plate = Number plate
desk-visit-plate-hint = As the caller says it
desk-visit-product = Kind of permit
desk-visit-product-none = Choose one
desk-visit-start = Start
desk-visit-start-hint = Empty for now, or: 1730, tomorrow 9am, fri 5.30pm, 24/11 0900
desk-visit-until = End
desk-visit-until-days = Empty for one day, or: 2 days, tomorrow 10am, fri
desk-visit-until-hours = 4 hours, 2000, tomorrow 10am
desk-visit-received = Call received
desk-visit-received-hint = Empty for the time above, or: 0912, 9.12am
desk-visit-read = Read back

## Read to the caller

desk-back-title = Read this to the caller
desk-back-start = Starts
desk-back-now = now, as soon as you confirm
desk-back-end = Ends
desk-back-received = Call received
desk-back-zone = Zone
desk-back-cost = Costs
desk-back-visits = { $unit ->
    [hour] { $visits ->
        [1] 1 hour
       *[other] { $visits } hours
    }
   *[visit] { $visits ->
        [1] 1 visit
       *[other] { $visits } visits
    }
}; { $left } left afterwards
desk-back-longer = They asked for { $asked }. Visits are whole, so it lasts until { $end }.
desk-back-unknown = This does not look like a UK number plate. Ask whether it is right.
desk-back-meant = This does not look like a UK number plate. Did they say { $plates }?
desk-back-free = No permit is needed at that time. Ask whether they want it all the same.
desk-back-activate = Activate
desk-back-change = Change it

desk-activated = Activated: { $plate }. The resident is sent a message.
desk-corrected = The plate is now { $plate }. The resident is sent a message.
desk-cancelled = The visit of { $plate } is cancelled. The resident is sent a message.

## Visits now and ahead

desk-stays = Visits now and ahead
desk-stays-none = There are none.
desk-stay-now = Now, until { $end }
desk-stay-next = From { $start } until { $end }
desk-correct = Correct the plate
desk-correct-label = The right plate instead of { $plate }
desk-correct-do = Put it on the visit
desk-cancel = Cancel
desk-cancel-sure = Cancel this visit? Its visits are given back.
desk-cancel-do = Yes, cancel it
desk-cancel-not = Keep it
