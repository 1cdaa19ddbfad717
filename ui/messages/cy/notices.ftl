# Yr hyn y mae’r ddyfais yn ei ddweud pan nad oes ffenestr ar agor.

notice-confirmed-title = Caiff eich ymwelydd barcio
notice-confirmed-body = Mae gan { $plate } ganiatâd hyd at { $until }.
notice-corrected-title = Rhif cofrestru wedi’i gywiro
notice-corrected-body = Mae’r ymweliad bellach ar gyfer { $plate }, hyd at { $until }.
notice-cancelled-title = Ymweliad wedi’i ganslo
notice-cancelled-body = Mae ymweliad { $plate } wedi’i ganslo.
notice-refused-title = Gwrthodwyd eich cais
notice-refused-body = { $plate }: { $reason }
reminder-bundle-title = Bydd ymweliadau’n dod i ben yn fuan
reminder-bundle-body = Gellir defnyddio { $visits } ymweliad hyd at ddiwedd { $day }.
reminder-registration-title = Bydd eich cofrestriad yn dod i ben yn fuan
reminder-registration-body = Mae’n ddilys hyd at ddiwedd { $day }. Cofrestrwch eto gyda phrawf o’ch cyfeiriad.
