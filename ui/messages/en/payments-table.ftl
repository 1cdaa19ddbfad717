# The table of payments that residents save for a spreadsheet. Written by the server only.

## The heads of its columns

payments-table-column-date = Date
payments-table-column-number = Order number
payments-table-column-bundles = Bundles
payments-table-column-kind = Kind of permit
payments-table-column-units = Visits or hours
payments-table-column-price = Price in pounds
payments-table-column-state = Payment
payments-table-column-method = How it was paid
payments-table-column-refunded = Refunded in pounds
payments-table-column-by = Bought by

## How the payment stands

payments-table-state-unknown = Not known yet
payments-table-state-open = Not finished yet
payments-table-state-paid = Paid
payments-table-state-returned = Paid too late and sent back
payments-table-state-declined = Declined
payments-table-state-expired = Not paid in time
payments-table-state-cancelled = Cancelled
payments-table-state-error = Failed
payments-table-state-not-started = Never begun

## How it was paid

payments-table-method-card = Card
payments-table-method-free = Nothing to pay
