# The receipt for an order and the note of a refund, as a document to keep or to print. Written by the server only.
# Amounts, times and days come as text.

receipt-title = Receipt
receipt-title-refund = Refund note
receipt-named = { $title } { $order } from { $seller }
receipt-foot = { $title } for order { $order }
receipt-page = Page { $page } of { $pages }

receipt-thanks = Thank you. You have paid { $total }.
receipt-thanks-nothing = Thank you. There was nothing to pay.
receipt-sent-back = We have sent { $refund } back to the card you paid with. It can take a few working days to arrive.

## About the order

receipt-day = { $day }
receipt-order = Order number
receipt-paid-at = Paid on
receipt-ordered-at = Ordered on
receipt-refunded-at = Refunded on
receipt-payer = Name
receipt-method = How it was paid
receipt-method-card = Card
receipt-method-nothing = Nothing to pay
receipt-reference = Payment reference

## What was bought

receipt-bought = What you bought
receipt-bought-refund = What the order was for
receipt-column-item = Item
receipt-column-bundles = Bundles
receipt-column-each = Price each
receipt-column-amount = Amount
receipt-bundle-visits = { $units ->
    [one] { $units } visit in each bundle
   *[other] { $units } visits in each bundle
}
receipt-bundle-hours = { $units ->
    [one] { $units } hour in each bundle
   *[other] { $units } hours in each bundle
}
receipt-total = Total
receipt-refund-line = Refunded on { $day }
receipt-less = −{ $amount }
receipt-remaining = Paid after refunds
receipt-vat-outside = VAT: none. This charge is outside the scope of VAT.
receipt-vat-exempt = VAT: none. This charge is exempt from VAT.
receipt-vat-included = The total includes { $vat } of VAT at { $percent }%. VAT registration number: { $number }.

## What to do next

receipt-using = Using what you bought
receipt-valid-until = You can use it until the end of { $day }. None of it can be used after that.
receipt-valid-until-each = { $item }: you can use it until the end of { $day }. None of it can be used after that.
receipt-questions = Questions
receipt-enquiries = Contact { $enquiries }. Please have your order number ready: { $order }.
