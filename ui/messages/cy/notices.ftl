# What the device says when no window is open. Times and days come as text.

notice-confirmed-title = Ymweliad wedi’i gadarnhau
notice-confirmed-body = Mae { $plate } yn ddilys tan { $until }.
notice-corrected-title = Rhif cofrestru wedi’i gywiro
notice-corrected-body = Mae’r ymweliad bellach ar gyfer { $plate }, yn ddilys tan { $until }.
notice-cancelled-title = Ymweliad wedi’i ganslo
notice-cancelled-body = Mae’r ymweliad ar gyfer { $plate } wedi’i ganslo. Nid yw’n ddilys i neb.
notice-refused-title = Ymweliad heb ei actifadu
notice-refused-body = Nid oes hawlen ddilys gan { $plate }. { $reason }
notice-correct-refused-title = Rhif cofrestru heb ei gywiro
notice-correct-refused-body = Nid yw’r ymweliad wedi’i newid i { $plate }. { $reason }
notice-cancel-refused-title = Ymweliad heb ei ganslo
notice-cancel-refused-body = Mae’r ymweliad ar gyfer { $plate } yn parhau. { $reason }
notice-registration-approved-title = Mae eich cofrestriad wedi’i gymeradwyo
notice-registration-approved-body = Rydych wedi’ch cofrestru ar gyfer hawlenni ymwelwyr hyd at ddiwedd { $day }. Actifadwch ymweliad pryd bynnag y daw ymwelydd.
notice-registration-exempt-title = Mae eich cofrestriad wedi’i gymeradwyo
notice-registration-exempt-body = Nid oes angen i chi gofrestru ar gyfer hawlenni ymwelwyr eto. Actifadwch ymweliad pryd bynnag y daw ymwelydd.
notice-registration-rejected-title = Nid yw eich cofrestriad wedi’i gymeradwyo
notice-registration-rejected-body = Agorwch yr ap i weld pam ac i wneud cais eto.
notice-registration-more-title = Mae angen un ddogfen arall ar gyfer eich cofrestriad
notice-registration-more-body = Ni all y cyngor benderfynu eto. Agorwch yr ap i weld beth sydd ar goll ac i’w ychwanegu.
notice-lost-title = Collwyd rhai ceisiadau
notice-lost-body = Cafodd ffeil ar y ddyfais hon ei difrodi. Gwiriwch eich ymweliadau ac actifadwch eto yr hyn sydd ar goll.

reminder-bundle-title = Ymweliadau ar fin dod i ben
reminder-bundle-body = Dim ond hyd at ddiwedd { $day } y gellir defnyddio { $visits } o’ch ymweliadau.
reminder-registration-title = Mae eich cofrestriad yn dod i ben yn fuan
reminder-registration-body = Mae eich cofrestriad ar gyfer hawlenni ymwelwyr yn ddilys hyd at ddiwedd { $day }. Cofrestrwch eto gyda phrawf newydd o’ch cyfeiriad.
