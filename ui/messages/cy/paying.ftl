# Paying for orders: the order, coming back from the payment page, the history. Amounts, times and days come as text.

## Orders that are not settled, on the first pages

order-waiting = Mae taliad yn aros
order-waiting-text = Archeb { $number }: { $bundles }, { $price }. Talwch erbyn { $until }, neu rhowch y gorau iddi.
order-unknown = Nid ydym yn gwybod eto a aeth taliad drwodd
order-unknown-text = Archeb { $number }: { $bundles }, { $price }. Nid oes dim wedi’i golli: rydym yn dal i ofyn. Peidiwch â thalu eto.
order-see = Gweld yr archeb

## Where an order stands, in a word

order-state-open = Yn aros am daliad
order-state-unknown = Heb wybod eto
order-state-paid = Wedi’i thalu
order-state-free = Am ddim
order-state-refunding = Wedi’i thalu, ad-daliad ar y gweill
order-state-refunded = Wedi’i thalu, { $price } wedi’i ad-dalu
order-state-declined = Heb ei thalu: gwrthodwyd y cerdyn
order-state-expired = Heb ei thalu mewn pryd
order-state-cancelled = Heb ei thalu: rhoddwyd y gorau iddi
order-state-error = Heb ei thalu: nam gan y darparwr taliadau
order-state-not-started = Heb ei thalu: ni ddechreuodd erioed
order-state-returned = Talwyd yn rhy hwyr: mae’r arian yn dod yn ôl

## An order

order-title = Archeb { $number }
order-title-none = Archeb
order-not-loaded = Ni allwn ddangos yr archeb hon
order-bought = Yr hyn a archebwyd
order-total = Cyfanswm
order-about = Am yr archeb hon
order-placed = Archebwyd
order-by = Gan
order-method = Sut y talwyd
order-method-card = Cerdyn
order-method-free = Dim i’w dalu
order-channel = Ble
order-settled = Setlwyd

order-open-heading = Nid yw’r archeb hon wedi’i thalu eto
order-open-text = Cedwir y bwndeli i chi. Talwch erbyn { $until }, neu daw’r archeb i ben ohoni’i hun ac ni chymerir dim.
order-unknown-heading = Nid ydym yn gwybod eto a aeth y taliad drwodd
order-unknown-order = Nid oes dim wedi’i golli: rydym yn dal i ofyn, ac mae’r dudalen hon yn newid ohoni’i hun. Peidiwch ag archebu’r un peth eto.
order-unknown-pay = Os na chyrhaeddoch y dudalen dalu o gwbl, gallwch fynd yno nawr: ni chodir tâl ddwywaith am yr un archeb.
order-pay = Talu nawr
order-paying = Yn mynd i’r dudalen dalu…
order-check = Gwirio eto
order-checked-open = Wedi gwirio: nid yw wedi’i thalu eto
order-checked-unknown = Wedi gwirio: ni all neb ddweud eto
order-give-up = Rhoi’r gorau i’r archeb hon
order-give-up-question = Rhoi’r gorau i archeb { $number }?
order-give-up-effect = Ni fyddwch yn talu dim, a gellir prynu’r bwndeli eto.
order-give-up-confirm = Ie, rhoi’r gorau iddi
order-give-up-keep = Ei chadw
order-given-up = Rhoddwyd y gorau iddi: ni chymerwyd dim

order-browser-heading = Mae eich porwr wedi agor i gymryd y taliad
order-browser-text = Talwch yno, yna dewch yn ôl i’r ap. Mae’r dudalen hon yn sylwi ohoni’i hun pan fydd y taliad wedi’i setlo.
order-browser-again = Agor y dudalen dalu eto
order-browser-fails = Os nad oes porwr yn agor, copïwch y cyfeiriad hwn a’i ludo mewn porwr. Dim ond unwaith y gellir ei agor: wedyn, pwyswch y botwm uchod i gael un arall.
order-browser-address = Cyfeiriad y dudalen dalu

order-paid-news = Wedi’i thalu: { $units } arall i’w defnyddio
order-paid-heading = Diolch: mae’r archeb hon wedi’i thalu
order-free-heading = Mae’r archeb hon wedi’i chwblhau: nid oedd dim i’w dalu
order-paid-text = Mae’r hyn a brynoch yno nawr, ar bob un o’ch dyfeisiau.
order-receipt = Derbynneb (PDF)
order-receipt-heading = Derbynneb
order-receipt-send = Anfon y dderbynneb drwy e-bost
order-receipt-to = Drwy e-bost mae’n mynd i { $email }.
order-receipt-no-email = Er mwyn cael derbynebau drwy e-bost, ychwanegwch gyfeiriad e-bost at eich cyfrif.
order-receipt-sent = Mae’r dderbynneb wedi’i hanfon i { $email }
file-kept = Mae { $file } ymhlith eich lawrlwythiadau
file-kept-documents = Mae { $file } ymhlith eich dogfennau

order-closed-heading = Ni thalwyd yr archeb hon
order-closed-declined = Gwrthodwyd eich cerdyn, ac ni chymerwyd dim. Rhowch gynnig arall arni gyda cherdyn arall, neu gofynnwch i’ch banc.
order-closed-expired = Ni thalwyd hi mewn pryd, ac ni chymerwyd dim.
order-closed-cancelled = Rhoddwyd y gorau iddi, ac ni chymerwyd dim.
order-closed-error = Roedd nam gan y darparwr taliadau, ac ni chymerwyd dim. Rhowch gynnig arall arni: os bydd yn digwydd eto, ffoniwch y cyngor.
order-closed-not-started = Ni ddechreuodd y taliad erioed, ac ni chymerwyd dim.
order-again = Rhoi cynnig arall arni
order-returned-heading = Taloch chi, ond roedd y bwndeli wedi mynd
order-returned-text = Daeth eich taliad ar ôl i archebion eraill ddefnyddio eich lwfans i gyd. Nid oes gennych fwndeli o’r archeb hon, a bydd yr arian i gyd yn mynd yn ôl i’ch cerdyn ohono’i hun.

order-refunds = Ad-daliadau
order-refund-what = { $price } am { $units }
order-refund-whole = { $price }
order-refund-requested = Gofynnwyd amdano ar { $day }: mae’r cyngor yn edrych arno.
order-refund-agreed = Cytunwyd ar { $day }: bydd yn cael ei anfon i’ch cerdyn cyn hir.
order-refund-done = Anfonwyd i’ch cerdyn ar { $day }. Gall gymryd ychydig o ddyddiau gwaith i gyrraedd.
order-refund-declined = Heb ei dalu: penderfynwyd ar { $day }.
order-refund-says = Mae’r cyngor yn ysgrifennu:
order-refund-allowance = Talwyd hi ar ôl i’r lwfans fynd.

## Coming back from the payment page

back-title = Eich taliad
back-order = Archeb { $number }, { $price }
back-paid-title = Taliad wedi’i dderbyn
back-paid-text = { $units } arall i’w defnyddio, ar bob un o’ch dyfeisiau.
back-closed-title = Heb ei thalu
back-returned-title = Mae eich arian yn dod yn ôl atoch
back-open-title = Rydym yn aros am eich taliad
back-open-text = Nid yw’r darparwr taliadau wedi dweud eto eich bod wedi talu. Mae’r dudalen hon yn newid ohoni’i hun: nid oes angen i chi ei hail-lwytho.
back-open-not = Os gadawoch y dudalen dalu heb dalu, ni chymerwyd dim.
back-unknown-title = Heb wybod eto
back-unknown-text = Nid ydym yn gwybod eto a aeth y taliad drwodd. Nid oes dim wedi’i golli: rydym yn dal i ofyn. Peidiwch â thalu eto.
back-none = Ni allwn ddod o hyd i’r taliad hwn. Edrychwch yn eich Hanes Taliadau i weld sut mae eich archebion yn sefyll.
back-app = Dychwelyd i’r ap
back-app-fails = Os nad oes dim yn digwydd, ewch yn ôl i’r ap eich hun. Mae’n dangos ohono’i hun sut mae’r taliad yn sefyll. Gallwch gau’r dudalen hon.
back-order-see = Gweld yr archeb

## Payment History

payments-title = Hanes Taliadau
payments-about = Yr hyn a brynoch, pryd, a sut y talwyd amdano.
payments-not-loaded = Ni allwn ddangos eich Hanes Taliadau
payments-offline-heading = Mae angen cysylltiad ar gyfer Hanes Taliadau
payments-offline = Cysylltwch â’r rhyngrwyd, yna rhowch gynnig arall arni. Gellir gweld eich ymweliadau hebddo.
payments-sum = { $bought }; { $left }
payments-left = { $unit ->
    [hour] { $count ->
        [0] dim oriau ar ôl
       *[other] { $count } awr ar ôl
    }
   *[visit] { $count ->
        [0] dim ymweliadau ar ôl
       *[other] { $count } ymweliad ar ôl
    }
}
payments-left-until = { $left }; { $some } ohonynt tan { $day }
payments-left-all = { $left }, tan { $day }
payments-of = { $name }: { $sentence }
payments-year = Blwyddyn
payments-all = Pob blwyddyn
payments-year-term = { $from } i { $until }
payments-found = { $orders ->
    [0] Dim archebion
   *[other] { $orders } archeb
}
payments-paid = { $found }. Talwyd i gyd, llai’r hyn a aeth yn ôl: { $price }.
payments-none = Nid ydych wedi prynu dim eto.
payments-none-year = Ni phrynoch ddim yn y flwyddyn honno.
payments-csv = Cadw fel tabl (CSV)
payments-by = gan { $name }
