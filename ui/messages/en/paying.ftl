# Paying for orders: the order, coming back from the payment page, the history. Amounts, times and days come as text.

## Orders that are not settled, on the first pages

order-waiting = A payment is waiting
order-waiting-text = Order { $number }: { $bundles }, { $price }. Pay by { $until }, or give it up.
order-unknown = We do not know yet whether a payment went through
order-unknown-text = Order { $number }: { $bundles }, { $price }. Nothing is lost: we keep asking. Do not pay again.
order-see = See the order

## Where an order stands, in a word

order-state-open = Waiting for payment
order-state-unknown = Not known yet
order-state-paid = Paid
order-state-free = Free of charge
order-state-refunding = Paid, refund under way
order-state-refunded = Paid, { $price } refunded
order-state-declined = Not paid: card declined
order-state-expired = Not paid in time
order-state-cancelled = Not paid: given up
order-state-error = Not paid: fault at the payment provider
order-state-not-started = Not paid: never begun
order-state-returned = Paid too late: money goes back

## An order

order-title = Order { $number }
order-title-none = Order
order-not-loaded = We cannot show this order
order-bought = What was ordered
order-total = Total
order-about = About this order
order-placed = Ordered
order-by = By
order-method = How it was paid
order-method-card = Card
order-method-free = Nothing to pay
order-channel = Where
order-settled = Settled

order-open-heading = This order is not paid yet
order-open-text = The bundles are held for you. Pay by { $until }, or the order ends by itself and nothing is taken.
order-unknown-heading = We do not know yet whether the payment went through
order-unknown-order = Nothing is lost: we keep asking, and this page changes by itself. Do not order the same again.
order-unknown-pay = If you did not get to the payment page at all, you can go there now: an order is never charged twice.
order-pay = Pay now
order-paying = Going to the payment page…
order-check = Check again
order-checked-open = Checked: it is not paid yet
order-checked-unknown = Checked: nobody can tell yet
order-give-up = Give this order up
order-give-up-question = Give order { $number } up?
order-give-up-effect = You pay nothing, and the bundles can be bought again.
order-give-up-confirm = Yes, give it up
order-give-up-keep = Keep it
order-given-up = Given up: nothing was taken

order-browser-heading = Your browser has opened to take the payment
order-browser-text = Pay there, then come back to the app. This page notices by itself when the payment is settled.
order-browser-again = Open the payment page again
order-browser-fails = If no browser opens, copy this address and paste it into one. It can be opened once: after that, press the button above for another.
order-browser-address = Address of the payment page

order-paid-news = Paid: { $units } more to use
order-paid-heading = Thank you: this order is paid
order-free-heading = This order is complete: there was nothing to pay
order-paid-text = What you bought is there now, on all your devices.
order-receipt = Receipt (PDF)
order-receipt-heading = Receipt
order-receipt-send = Send the receipt by e-mail
order-receipt-to = By e-mail it goes to { $email }.
order-receipt-no-email = To have receipts sent to you, add an e-mail address to your account.
order-receipt-sent = The receipt has been sent to { $email }
file-kept = { $file } is among your downloads
file-kept-documents = { $file } is among your documents

order-closed-heading = This order was not paid
order-closed-declined = Your card was declined, and nothing was taken. Try again with another card, or ask your bank.
order-closed-expired = It was not paid in time, and nothing was taken.
order-closed-cancelled = It was given up, and nothing was taken.
order-closed-error = The payment provider had a fault, and nothing was taken. Try again: if it happens again, call the council.
order-closed-not-started = The payment was never begun, and nothing was taken.
order-again = Try again
order-returned-heading = You paid, but the bundles had gone
order-returned-text = Your payment came after your allowance had been used up by other orders. You have no bundles from this order, and all of the money goes back to your card by itself.

order-refunds = Refunds
order-refund-what = { $price } for { $units }
order-refund-whole = { $price }
order-refund-requested = Asked for on { $day }: the council looks at it.
order-refund-agreed = Agreed on { $day }: it is about to be sent to your card.
order-refund-done = Sent to your card on { $day }. It can take a few working days to arrive.
order-refund-declined = Not paid: decided on { $day }.
order-refund-says = The council writes:
order-refund-allowance = It was paid after the allowance had gone.

## Coming back from the payment page

back-title = Your payment
back-order = Order { $number }, { $price }
back-paid-title = Payment received
back-paid-text = { $units } more to use, on all your devices.
back-closed-title = Not paid
back-returned-title = Your money goes back to you
back-open-title = We are waiting for your payment
back-open-text = The payment provider has not said yet that you have paid. This page changes by itself: you do not need to reload it.
back-open-not = If you left the payment page without paying, nothing was taken.
back-unknown-title = Not known yet
back-unknown-text = We do not know yet whether the payment went through. Nothing is lost: we keep asking. Do not pay again.
back-none = We cannot find this payment. Look into your Payment History to see how your orders stand.
back-app = Return to the app
back-app-fails = If nothing happens, go back to the app yourself. It shows by itself how the payment stands. You can close this page.
back-order-see = See the order

## Payment History

payments-title = Payment History
payments-about = What you bought, when, and how it was paid.
payments-not-loaded = We cannot show your Payment History
payments-offline-heading = Payment History needs a connection
payments-offline = Connect to the internet, then try again. Your visits can be seen without it.
payments-sum = { $bought }; { $left }
payments-left = { $unit ->
    [hour] { $count ->
        [0] no hours left
        [one] 1 hour left
       *[other] { $count } hours left
    }
   *[visit] { $count ->
        [0] no visits left
        [one] 1 visit left
       *[other] { $count } visits left
    }
}
payments-left-until = { $left }; { $some } of them until { $day }
payments-left-all = { $left }, until { $day }
payments-of = { $name }: { $sentence }
payments-year = Year
payments-all = All years
payments-year-term = { $from } to { $until }
payments-found = { $orders ->
    [0] No orders
    [one] 1 order
   *[other] { $orders } orders
}
payments-paid = { $found }. Paid in all, less what went back: { $price }.
payments-none = You have not bought anything yet.
payments-none-year = You bought nothing in that year.
payments-csv = Save as a table (CSV)
payments-by = by { $name }
