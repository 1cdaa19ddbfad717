# Buying bundles: what is on offer, the basket, and the last look before paying. Amounts, times and days come as text.
# $unit is what a bundle counts: visit or hour.

units = { $unit ->
    [hour] { $count } awr
   *[visit] { $count } ymweliad
}
bundles = { $bundles ->
    [2] 2 fwndel
   *[other] { $bundles } bwndel
}

## The way there

buy-title = Prynu Hawlenni Digidol
buy-about = Prynu bwndeli o ymweliadau, a thalu amdanynt.
buy-permits-title = Hawlenni Ymwelwyr
buy-permits-about = Gweld pris bwndel a faint y gallwch eu prynu o hyd.
buy-visits = { $unit ->
    [hour] Prynu oriau
   *[visit] Prynu ymweliadau
}
buy-low = { $unit ->
    [hour] Nid oes gennych lawer o oriau ar ôl.
   *[visit] Nid oes gennych lawer o ymweliadau ar ôl.
}
basket-short = Basged ({ $bundles })

## What is on offer

buy-not-loaded = Ni allwn ddangos beth gallwch ei brynu
buy-hindered = Ni allwch brynu ar hyn o bryd
buy-none = Nid yw eich cyngor yn cynnig dim i’w brynu yma.
buy-bundle = Mae { $units } mewn bwndel.
buy-price = { $price } y bwndel
buy-price-free = { $free ->
    [1] Mae eich bwndel nesaf am ddim, wedyn { $price } y bwndel
    [2] Mae eich 2 fwndel nesaf am ddim, wedyn { $price } y bwndel
   *[other] Mae eich { $free } bwndel nesaf am ddim, wedyn { $price } y bwndel
}
buy-price-free-only = { $free ->
    [1] Mae eich bwndel nesaf am ddim
    [2] Mae eich 2 fwndel nesaf am ddim
   *[other] Mae eich { $free } bwndel nesaf am ddim
}
buy-not-on-sale = Ddim ar werth ar hyn o bryd
buy-how-many = Faint y gallwch eu prynu
buy-left = { $left ->
    [0] Ni allwch brynu mwy ar hyn o bryd.
    [2] Gallwch brynu 2 fwndel arall.
   *[other] Gallwch brynu { $left } bwndel arall.
}
buy-bought = { $cap ->
    [2] Prynwyd { $bought } o { $cap } fwndel ers { $since }
   *[other] Prynwyd { $bought } o { $cap } bwndel ers { $since }
}
buy-held = { $held ->
    [1] Cedwir 1 arall ar gyfer archeb sydd heb ei setlo eto.
   *[other] Cedwir { $held } arall ar gyfer archebion sydd heb eu setlo eto.
}
buy-window-year = { $cap ->
    [2] Y terfyn yw 2 fwndel y flwyddyn. Mae’r flwyddyn yn dechrau ar { $day }.
   *[other] Y terfyn yw { $cap } bwndel y flwyddyn. Mae’r flwyddyn yn dechrau ar { $day }.
}
buy-window-rolling = { $cap ->
    [2] Y terfyn yw 2 fwndel mewn unrhyw gyfnod o { $months } mis.
   *[other] Y terfyn yw { $cap } bwndel mewn unrhyw gyfnod o { $months } mis.
}
buy-window-purchase = { $cap ->
    [1] Y terfyn yw 1 bwndel. { $months } mis ar ôl y diwrnod y prynwch ef, gallwch brynu un arall yn ei le.
    [2] Y terfyn yw 2 fwndel. { $months } mis ar ôl y diwrnod y prynwch un, gallwch brynu un arall yn ei le.
   *[other] Y terfyn yw { $cap } bwndel. { $months } mis ar ôl y diwrnod y prynwch un, gallwch brynu un arall yn ei le.
}
buy-window-anniversary = { $cap ->
    [2] Y terfyn yw 2 fwndel y flwyddyn. Mae eich blwyddyn yn dechrau ar ddiwrnod eich pryniant cyntaf.
   *[other] Y terfyn yw { $cap } bwndel y flwyddyn. Mae eich blwyddyn yn dechrau ar ddiwrnod eich pryniant cyntaf.
}
buy-window-month = { $cap ->
    [2] Y terfyn yw 2 fwndel mewn mis calendr.
   *[other] Y terfyn yw { $cap } bwndel mewn mis calendr.
}
buy-more = O { $day } gallwch brynu { $more } arall.
buy-more-rolling = Yn ystod { $day } gallwch brynu { $more } arall.
buy-how-long = Am ba hyd y mae’n para
buy-until = O’i brynu heddiw, gellir ei ddefnyddio tan ddiwedd { $day }.
buy-refund-never = Daw’r hyn sydd heb ei ddefnyddio erbyn hynny i ben, ac ni chaiff ei ad-dalu.
buy-refund-unused = Gellir ad-dalu’r hyn nad ydych wedi’i ddefnyddio: gofynnwch i’ch cyngor.

buy-number = Nifer y bwndeli
buy-number-of = Nifer y bwndeli o { $name }
buy-number-hint = { $most } ar y mwyaf
buy-number-missing = Rhowch faint o fwndeli rydych eu heisiau, er enghraifft 1 neu 2.
buy-fewer = Un bwndel yn llai
buy-plus = Un bwndel yn fwy
buy-add = Ychwanegu at y fasged
buy-change = Newid y fasged
buy-added = { $bundles } yn eich basged: { $name }
buy-basket-holds = Yn eich basged: { $bundles }, { $price }
buy-to-basket = Mynd i’r fasged

## The basket

basket-title = Basged
basket-empty = Mae eich basged yn wag.
basket-line-free = { $bundles ->
    [2] 2 fwndel, am ddim
   *[other] { $bundles } bwndel, am ddim
}
basket-line-each = { $bundles ->
    [1] 1 bwndel am { $each }
    [2] 2 fwndel am { $each } yr un
   *[other] { $bundles } bwndel am { $each } yr un
}
basket-change = Newid y nifer
basket-remove = Tynnu allan
basket-changed = { $bundles } yn eich basged nawr: { $name }
basket-removed = Wedi’i dynnu allan o’ch basged: { $name }
basket-again = Mae’r un peth yn eich basged eto
basket-total = Cyfanswm
basket-kept = Cedwir hi tan { $until }. Mae’r un fasged ar bob un o’ch dyfeisiau.
basket-pay = Mynd i dalu
basket-more = Prynu rhywbeth arall

## The last look before paying

buy-check-title = Gwiriwch cyn talu
buy-check-get = Cewch
buy-check-get-units = { $bundles }: { $units }
buy-check-price = Pris
buy-check-after = Eich lwfans
buy-check-after-sum = { $bought }; ar ôl hyn { $after } o { $cap }.
buy-check-after-held = { $bought }; gyda’r hyn a gedwir ar gyfer archebion eraill a’r un hon { $after } o { $cap }.
buy-check-until = Gellir ei ddefnyddio tan
buy-check-until-day = ddiwedd { $day }
buy-check-unused = Os na fyddwch yn ei ddefnyddio
buy-check-pay-row = I’w dalu
buy-check-where = Byddwch yn talu ar dudalen darparwr taliadau’r cyngor. Nid ydym byth yn gweld rhif eich cerdyn.
buy-check-where-app = Bydd eich porwr yn agor ar gyfer y taliad, ar dudalen darparwr taliadau’r cyngor. Nid ydym byth yn gweld rhif eich cerdyn.
buy-check-pay = Talu { $price }
buy-check-free = { $bundles ->
    [2] Cael 2 fwndel am ddim
   *[other] Cael { $bundles } bwndel am ddim
}
buy-check-ordering = Yn gosod eich archeb…
buy-check-unknown-heading = Nid ydym yn gwybod a osodwyd eich archeb
buy-check-unknown = Pwyswch y botwm eto i gael gwybod: ni chaiff dim ei archebu ddwywaith.
buy-check-new-price = { $price } yw’r pris nawr. Nid oes dim wedi’i archebu: pwyswch y botwm os ydych yn cytuno.
