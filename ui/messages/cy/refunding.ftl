# The staff room: orders, and what is paid back of them. Times, days, amounts and names come as text.

## The way about the staff room

refunding-room = Ystafell y staff
refunding-room-orders = Archebion
refunding-room-refunds = Ad-daliadau
refunding-room-registrations = Cofrestriadau

## Words

refunding-moment = { $day } am { $time }
refunding-visits = { $units } ymweliad
refunding-hours = { $units } awr
refunding-bundles = { $bundles ->
    [1] 1 bwndel
    [2] 2 fwndel
   *[other] { $bundles } bwndel
}
refunding-line = { $name }: { $bundles } o { $each }, { $pence }

refunding-state-open = Taliad heb ei setlo
refunding-state-paid = Wedi’i thalu
refunding-state-closed = Heb ei thalu
refunding-state-returned = Talwyd yn rhy hwyr: mae’r arian yn mynd yn ôl
refunding-why-declined = Gwrthodwyd y cerdyn
refunding-why-expired = Ni thalodd neb mewn pryd
refunding-why-cancelled = Rhoddodd y talwr y gorau iddi
refunding-why-error = Roedd nam gan y darparwr taliadau
refunding-why-not-started = Ni ddechreuwyd y taliad erioed
refunding-by-card = Â cherdyn
refunding-free = Nid oedd dim i’w dalu

refunding-progress-requested = Yn aros am ail berson
refunding-progress-agreed = Cytunwyd: mae’r arian yn cael ei anfon
refunding-progress-done = Wedi’i ad-dalu
refunding-progress-declined = Gwrthodwyd

## Finding an order

refunding-find-title = Dod o hyd i archeb
refunding-find-text = Rhif yr archeb neu gyfeiriad e-bost
refunding-find-hint = Mae’r rhif ar y dderbynneb. Mae cyfeiriad e-bost yn dod o hyd i holl archebion cartref y person hwnnw. Nodir pwy a edrychodd.
refunding-find-missing = Rhowch rif archeb neu gyfeiriad e-bost.
refunding-find-do = Chwilio
refunding-found = { $orders ->
    [0] Ni chafwyd hyd i archeb
    [1] Cafwyd hyd i 1 archeb
   *[other] Cafwyd hyd i { $orders } archeb
}
refunding-found-none = Gwiriwch y rhif neu’r cyfeiriad gyda’r preswylydd. Dim ond archebion eich cyngor chi sydd i’w cael yma.
refunding-found-most = Dyma’r { $orders } diweddaraf. Defnyddiwch rif yr archeb i ddod o hyd i un hŷn.
refunding-found-placed = { $at }, gan { $name }
refunding-found-placed-closed = { $at }, gan gyfrif sydd wedi’i gau

## An order

refunding-order-title = Archeb { $number }
refunding-order-title-none = Archeb
refunding-order-back = Yn ôl i chwilio am archebion
refunding-order-heading = Yr archeb
refunding-order-state = Cyflwr
refunding-order-holder = Deiliad yr hawlen
refunding-order-holder-none = Dim enw ar gofnod
refunding-order-placed = Archebwyd
refunding-order-by = Archebwyd gan
refunding-order-by-none = Cyfrif sydd wedi’i gau
refunding-order-lines = Prynwyd
refunding-order-cost = Cost
refunding-order-method = Sut y talwyd
refunding-order-payment = Taliad gyda’r darparwr
refunding-order-payment-none = Dim un hysbys

## Its bundles

refunding-bundles-heading = Ei bwndeli
refunding-bundles-none = Ni ddaeth â bwndeli.
refunding-bundle = Bwndel { $number }: { $name }
refunding-bundle-name = Bwndel
refunding-bundle-holds = Prynwyd
refunding-bundle-left = Ar ôl
refunding-bundle-used = Defnyddiwyd
refunding-bundle-held = Wedi’u dal yn ôl
refunding-bundle-expired = Daeth i ben
refunding-bundle-refunded = Ad-dalwyd
refunding-bundle-until = Tan
refunding-bundle-cost = Cost

## Its refunds

refunding-refunds-heading = Ad-daliadau
refunding-refunds-none = Nid oes neb wedi gofyn am ad-daliad o’r archeb hon.
refunding-refund-of = { $pence } am { $units }
refunding-refund-all = { $pence }
refunding-refund-reason = Pam
refunding-refund-asked = Gofynnwyd
refunding-refund-decided = Penderfynwyd
refunding-refund-done = Ad-dalwyd
refunding-refund-note = Pam ddim
refunding-refund-by = { $at }, gan { $name }
refunding-refund-by-itself = { $at }, gan y system ei hun
refunding-ground-allowance = Talwyd ar ôl i’r lwfans fynd i eraill.
refunding-own = Chi a ofynnodd am hwn. Rhaid i rywun arall gytuno.
refunding-agree = Cytuno i’r ad-daliad
refunding-decline = Ei wrthod

## Asking for a refund

refunding-ask = Gofyn am ad-daliad
refunding-ask-heading = Gofyn am ad-daliad
refunding-ask-what = Beth sydd i’w ad-dalu?
refunding-ask-whole = Popeth heb ei ddefnyddio: { $units }
refunding-ask-bundle = Bwndel { $number }, tan { $day }: { $units }
refunding-ask-choose = Dewiswch beth sydd i’w ad-dalu.
refunding-ask-reason = Rheswm
refunding-ask-reason-hint = Mae’r preswylydd yn darllen hwn air am air, yn ei Hanes Taliadau.
refunding-ask-reason-missing = Rhowch y rheswm, fel bod eich cydweithiwr a’r preswylydd yn gwybod pam.
refunding-ask-amount = I’w ad-dalu
refunding-ask-held = Ni ellir defnyddio { $units } o hyn ymlaen, nes bod rhywun wedi penderfynu.
refunding-ask-do = Gofyn am ad-dalu { $pence }
refunding-ask-close = Peidio â gofyn
refunding-cannot-unpaid = Nid oes neb wedi talu amdani, felly nid oes dim i’w ad-dalu.
refunding-cannot-waits = Ni ellir gofyn am ad-daliad arall nes bod yr un hwn wedi dod i ben.
refunding-cannot-never = Nid yw eich cyngor yn ad-dalu ymweliadau nas defnyddiwyd.
refunding-cannot-none = Nid oes dim ar ôl i’w ad-dalu: mae’r hyn a brynwyd wedi’i ddefnyddio, wedi dod i ben neu wedi’i ad-dalu.

## Deciding

refunding-agree-heading = Ad-dalu { $pence }?
refunding-agree-text = Mae’r arian yn mynd yn ôl i’r cerdyn a dalodd am archeb { $number }. Ni ellir dadwneud hyn.
refunding-agree-do = Ad-dalu { $pence }
refunding-decline-heading = Gwrthod yr ad-daliad hwn?
refunding-decline-text = Gall y preswylydd ddefnyddio’r hyn a ddaliwyd yn ôl eto. Nid ysgrifennir ato.
refunding-decline-note = Pam ddim?
refunding-decline-hint = Dim ond staff sy’n darllen hwn.
refunding-decline-missing = Dywedwch pam ddim, fel bod eich cydweithiwr yn gwybod.
refunding-decline-do = Gwrthod yr ad-daliad
refunding-done-asked = Rydych wedi gofyn am ad-dalu { $pence }. Rhaid i rywun arall gytuno.
refunding-done-agreed = Cytunwyd: bydd { $pence } yn cael ei ad-dalu
refunding-done-declined = Gwrthodwyd yr ad-daliad

## What waits

refunding-list-title = Ad-daliadau ar y gweill
refunding-list-ask = Yn aros am ail berson
refunding-list-ask-none = Nid oes ad-daliad yn aros i neb gytuno.
refunding-list-sent = Yn cael eu hanfon gan y darparwr taliadau
refunding-list-sent-none = Nid oes yr un yn cael ei anfon.
refunding-list-item = Archeb { $number }: { $pence }
refunding-list-fresh = Yn gyfredol am { $at }. Mae’r dudalen hon yn adnewyddu ei hun.
refunding-list-stale = Dyma’r ad-daliadau am { $at }
