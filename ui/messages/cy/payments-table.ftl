# The table of payments that residents save for a spreadsheet. Written by the server only.

## The heads of its columns

payments-table-column-date = Dyddiad
payments-table-column-number = Rhif yr archeb
payments-table-column-bundles = Bwndeli
payments-table-column-kind = Math o drwydded
payments-table-column-units = Ymweliadau neu oriau
payments-table-column-price = Pris mewn punnoedd
payments-table-column-state = Taliad
payments-table-column-method = Sut y talwyd
payments-table-column-refunded = Ad-dalwyd mewn punnoedd
payments-table-column-by = Prynwyd gan

## How the payment stands

payments-table-state-unknown = Ddim yn hysbys eto
payments-table-state-open = Heb ei orffen eto
payments-table-state-paid = Wedi’i dalu
payments-table-state-returned = Talwyd yn rhy hwyr ac anfonwyd yn ôl
payments-table-state-declined = Gwrthodwyd
payments-table-state-expired = Heb ei dalu mewn pryd
payments-table-state-cancelled = Canslwyd
payments-table-state-error = Methodd
payments-table-state-not-started = Heb ei ddechrau

## How it was paid

payments-table-method-card = Cerdyn
payments-table-method-free = Dim i’w dalu
