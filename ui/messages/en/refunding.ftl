# The staff room: orders, and what is paid back of them. Times, days, amounts and names come as text.

## The way about the staff room

refunding-room = Staff room
refunding-room-orders = Orders
refunding-room-refunds = Refunds
refunding-room-registrations = Registrations

## Words

refunding-moment = { $day } at { $time }
refunding-visits = { $units ->
    [1] 1 visit
   *[other] { $units } visits
}
refunding-hours = { $units ->
    [1] 1 hour
   *[other] { $units } hours
}
refunding-bundles = { $bundles ->
    [1] 1 bundle
   *[other] { $bundles } bundles
}
refunding-line = { $name }: { $bundles } of { $each }, { $pence }

refunding-state-open = Payment not settled
refunding-state-paid = Paid
refunding-state-closed = Not paid
refunding-state-returned = Paid too late: the money goes back
refunding-why-declined = The card was declined
refunding-why-expired = Nobody paid in time
refunding-why-cancelled = The payer gave up
refunding-why-error = The payment provider had a fault
refunding-why-not-started = The payment was never begun
refunding-by-card = By card
refunding-free = There was nothing to pay

refunding-progress-requested = Waits for a second person
refunding-progress-agreed = Agreed: the money is being sent
refunding-progress-done = Paid back
refunding-progress-declined = Declined

## Finding an order

refunding-find-title = Find an order
refunding-find-text = Order number or e-mail address
refunding-find-hint = The number is on the receipt. An e-mail address finds all orders of that person’s household. It is noted who looked.
refunding-find-missing = Enter an order number or an e-mail address.
refunding-find-do = Find
refunding-found = { $orders ->
    [0] No order found
    [1] 1 order found
   *[other] { $orders } orders found
}
refunding-found-none = Check the number or the address with the resident. Only orders of your own council are found.
refunding-found-most = These are the latest { $orders }. Use the order number to find an older one.
refunding-found-placed = { $at }, by { $name }
refunding-found-placed-closed = { $at }, by an account that is closed

## An order

refunding-order-title = Order { $number }
refunding-order-title-none = Order
refunding-order-back = Back to finding orders
refunding-order-heading = The order
refunding-order-state = State
refunding-order-holder = Permit holder
refunding-order-holder-none = No name on record
refunding-order-placed = Placed
refunding-order-by = Placed by
refunding-order-by-none = An account that is closed
refunding-order-lines = Bought
refunding-order-cost = Cost
refunding-order-method = How it was paid
refunding-order-payment = Payment at the provider
refunding-order-payment-none = None known

## Its bundles

refunding-bundles-heading = Its bundles
refunding-bundles-none = It brought no bundles.
refunding-bundle = Bundle { $number }: { $name }
refunding-bundle-name = Bundle
refunding-bundle-holds = Bought
refunding-bundle-left = Left
refunding-bundle-used = Used
refunding-bundle-held = Held back
refunding-bundle-expired = Expired
refunding-bundle-refunded = Paid back
refunding-bundle-until = Until
refunding-bundle-cost = Cost

## Its refunds

refunding-refunds-heading = Refunds
refunding-refunds-none = Nobody has asked for a refund of this order.
refunding-refund-of = { $pence } for { $units }
refunding-refund-all = { $pence }
refunding-refund-reason = Why
refunding-refund-asked = Asked for
refunding-refund-decided = Decided
refunding-refund-done = Paid back
refunding-refund-note = Why not
refunding-refund-by = { $at }, by { $name }
refunding-refund-by-itself = { $at }, by the system itself
refunding-ground-allowance = It was paid after the allowance had gone to others.
refunding-own = You asked for this. Somebody else has to agree.
refunding-agree = Agree to the refund
refunding-decline = Decline it

## Asking for a refund

refunding-ask = Ask for a refund
refunding-ask-heading = Ask for a refund
refunding-ask-what = What is to be paid back?
refunding-ask-whole = Everything that is unused: { $units }
refunding-ask-bundle = Bundle { $number }, until { $day }: { $units }
refunding-ask-choose = Choose what is to be paid back.
refunding-ask-reason = Reason
refunding-ask-reason-hint = The resident reads this word for word, in their payment history.
refunding-ask-reason-missing = Give the reason, so that your colleague and the resident know why.
refunding-ask-amount = To be paid back
refunding-ask-held = { $units } cannot be used from now on, until somebody has decided.
refunding-ask-do = Ask for { $pence } to be paid back
refunding-ask-close = Do not ask
refunding-cannot-unpaid = It has not been paid, so there is nothing to pay back.
refunding-cannot-waits = Another refund cannot be asked for until this one has come to its end.
refunding-cannot-never = Your council does not pay back unused visits.
refunding-cannot-none = Nothing is left to pay back: what was bought is used, has expired or was paid back.

## Deciding

refunding-agree-heading = Pay { $pence } back?
refunding-agree-text = The money goes back to the card that paid for order { $number }. This cannot be undone.
refunding-agree-do = Pay { $pence } back
refunding-decline-heading = Decline this refund?
refunding-decline-text = The resident can use what was held back again. They are not written to.
refunding-decline-note = Why not?
refunding-decline-hint = Only staff read this.
refunding-decline-missing = Say why not, so that your colleague knows.
refunding-decline-do = Decline the refund
refunding-done-asked = You have asked for { $pence } to be paid back. Somebody else has to agree.
refunding-done-agreed = Agreed: { $pence } will be paid back
refunding-done-declined = The refund is declined

## What waits

refunding-list-title = Refunds under way
refunding-list-ask = Waiting for a second person
refunding-list-ask-none = No refund waits for anybody to agree.
refunding-list-sent = Being sent by the payment provider
refunding-list-sent-none = None is being sent.
refunding-list-item = Order { $number }: { $pence }
refunding-list-fresh = Up to date at { $at }. This page refreshes by itself.
refunding-list-stale = These were the refunds at { $at }
