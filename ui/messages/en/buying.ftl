# Buying bundles: what is on offer, the basket, and the last look before paying. Amounts, times and days come as text.
# $unit is what a bundle counts: visit or hour.

units = { $unit ->
    [hour] { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
   *[visit] { $count ->
        [one] 1 visit
       *[other] { $count } visits
    }
}
bundles = { $bundles ->
    [one] 1 bundle
   *[other] { $bundles } bundles
}

## The way there

buy-title = Buy Digital Permits
buy-about = Buy bundles of visits, and pay for them.
buy-permits-title = Visitor Permits
buy-permits-about = See what a bundle costs and how many you can still buy.
buy-visits = { $unit ->
    [hour] Buy hours
   *[visit] Buy visits
}
buy-low = { $unit ->
    [hour] You are running low on hours.
   *[visit] You are running low on visits.
}
basket-short = Basket ({ $bundles })

## What is on offer

buy-not-loaded = We cannot show what you can buy
buy-hindered = You cannot buy at the moment
buy-none = Your council offers nothing to buy here.
buy-bundle = A bundle holds { $units }.
buy-price = { $price } a bundle
buy-price-free = { $free ->
    [one] Your next bundle is free, then { $price } a bundle
   *[other] Your next { $free } bundles are free, then { $price } a bundle
}
buy-price-free-only = { $free ->
    [one] Your next bundle is free
   *[other] Your next { $free } bundles are free
}
buy-not-on-sale = Not on sale at the moment
buy-how-many = How many you can buy
buy-left = { $left ->
    [0] You cannot buy any more at the moment.
    [one] You can buy 1 more bundle.
   *[other] You can buy { $left } more bundles.
}
buy-bought = { $cap ->
    [one] Bought { $bought } of { $cap } bundle since { $since }
   *[other] Bought { $bought } of { $cap } bundles since { $since }
}
buy-held = { $held ->
    [one] 1 more is held for an order that is not settled yet.
   *[other] { $held } more are held for orders that are not settled yet.
}
buy-window-year = { $cap ->
    [one] The limit is 1 bundle a year. The year begins on { $day }.
   *[other] The limit is { $cap } bundles a year. The year begins on { $day }.
}
buy-window-rolling = { $cap ->
    [one] The limit is 1 bundle in any { $months } months.
   *[other] The limit is { $cap } bundles in any { $months } months.
}
buy-window-purchase = { $cap ->
    [one] The limit is 1 bundle. { $months } months after the day you buy it, you can buy another in its place.
   *[other] The limit is { $cap } bundles. { $months } months after the day you buy one, you can buy another in its place.
}
buy-window-anniversary = { $cap ->
    [one] The limit is 1 bundle a year. Your year begins on the day of your first purchase.
   *[other] The limit is { $cap } bundles a year. Your year begins on the day of your first purchase.
}
buy-window-month = { $cap ->
    [one] The limit is 1 bundle in a calendar month.
   *[other] The limit is { $cap } bundles in a calendar month.
}
buy-more = From { $day } you can buy { $more } more.
buy-more-rolling = In the course of { $day } you can buy { $more } more.
buy-how-long = How long it lasts
buy-until = Bought today, it can be used until the end of { $day }.
buy-refund-never = What is not used by then ends, and is not paid back.
buy-refund-unused = What you have not used can be paid back: ask your council.

buy-number = Number of bundles
buy-number-of = Number of bundles of { $name }
buy-number-hint = At most { $most }
buy-number-missing = Enter how many bundles you want, such as 1 or 2.
buy-fewer = One bundle fewer
buy-plus = One bundle more
buy-add = Add to basket
buy-change = Change basket
buy-added = { $bundles } in your basket: { $name }
buy-basket-holds = In your basket: { $bundles }, { $price }
buy-to-basket = Go to basket

## The basket

basket-title = Basket
basket-empty = Your basket is empty.
basket-line-free = { $bundles ->
    [one] 1 bundle, free
   *[other] { $bundles } bundles, free
}
basket-line-each = { $bundles ->
    [one] 1 bundle at { $each }
   *[other] { $bundles } bundles at { $each } each
}
basket-change = Change number
basket-remove = Remove
basket-changed = { $bundles } in your basket now: { $name }
basket-removed = Removed from your basket: { $name }
basket-again = The same is in your basket again
basket-total = Total
basket-kept = Kept until { $until }. You find the same basket on all your devices.
basket-pay = Go to payment
basket-more = Buy something else

## The last look before paying

buy-check-title = Check before you pay
buy-check-get = You get
buy-check-get-units = { $bundles }: { $units }
buy-check-price = Price
buy-check-after = Your allowance
buy-check-after-sum = { $bought }; after this { $after } of { $cap }.
buy-check-after-held = { $bought }; with what is held for other orders and this one { $after } of { $cap }.
buy-check-until = Can be used until
buy-check-until-day = the end of { $day }
buy-check-unused = If you do not use it
buy-check-pay-row = To pay
buy-check-where = You pay on a page of the council’s payment provider. We never see the number of your card.
buy-check-where-app = Your browser opens for the payment, on a page of the council’s payment provider. We never see the number of your card.
buy-check-pay = Pay { $price }
buy-check-free = { $bundles ->
    [one] Get 1 bundle free
   *[other] Get { $bundles } bundles free
}
buy-check-ordering = Placing your order…
buy-check-unknown-heading = We do not know whether your order was placed
buy-check-unknown = Press the button again to find out: nothing is ordered twice.
buy-check-new-price = The price is { $price } now. Nothing has been ordered: press the button if you agree.
