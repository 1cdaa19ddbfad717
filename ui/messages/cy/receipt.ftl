# The receipt for an order and the note of a refund, as a document to keep or to print. Written by the server only.
# Amounts, times and days come as text.

receipt-title = Derbynneb
receipt-title-refund = Nodyn ad-daliad
receipt-named = { $title } { $order } gan { $seller }
receipt-foot = { $title } ar gyfer archeb { $order }
receipt-page = Tudalen { $page } o { $pages }

receipt-thanks = Diolch. Rydych wedi talu { $total }.
receipt-thanks-nothing = Diolch. Nid oedd dim i’w dalu.
receipt-sent-back = Rydym wedi anfon { $refund } yn ôl i’r cerdyn y talwyd ag ef. Gall gymryd ychydig o ddyddiau gwaith i gyrraedd.

## About the order

receipt-day = { $day }
receipt-order = Rhif yr archeb
receipt-paid-at = Dyddiad talu
receipt-ordered-at = Dyddiad archebu
receipt-refunded-at = Dyddiad ad-dalu
receipt-payer = Enw
receipt-method = Sut y talwyd
receipt-method-card = Cerdyn
receipt-method-nothing = Dim i’w dalu
receipt-reference = Cyfeirnod y taliad

## What was bought

receipt-bought = Yr hyn a brynwyd gennych
receipt-bought-refund = Yr hyn oedd yn yr archeb
receipt-column-item = Eitem
receipt-column-bundles = Bwndeli
receipt-column-each = Pris yr un
receipt-column-amount = Swm
receipt-bundle-visits = Ymweliadau ym mhob bwndel: { $units }
receipt-bundle-hours = Oriau ym mhob bwndel: { $units }
receipt-total = Cyfanswm
# "Repaid on Sunday" is "Ad-dalwyd ddydd Sul": the name of the day, softened.
receipt-refund-line = Ad-dalwyd d{ $day }
receipt-less = −{ $amount }
receipt-remaining = Wedi’i dalu ar ôl ad-daliadau
receipt-vat-outside = TAW: dim. Mae’r tâl hwn y tu allan i gwmpas TAW.
receipt-vat-exempt = TAW: dim. Mae’r tâl hwn wedi’i eithrio rhag TAW.
receipt-vat-included = Mae’r cyfanswm yn cynnwys { $vat } o TAW ar { $percent }%. Rhif cofrestru TAW: { $number }.

## What to do next

receipt-using = Defnyddio’r hyn a brynwyd
receipt-valid-until = Gallwch ei ddefnyddio hyd at ddiwedd { $day }. Ni ellir defnyddio dim ohono wedi hynny.
receipt-valid-until-each = { $item }: gallwch ei ddefnyddio hyd at ddiwedd { $day }. Ni ellir defnyddio dim ohono wedi hynny.
receipt-questions = Cwestiynau
receipt-enquiries = Cysylltwch â’r cyngor: { $enquiries }. Cofiwch gael rhif eich archeb wrth law: { $order }.
