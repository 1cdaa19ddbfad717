# What the device says when no window is open.

notice-confirmed-title = Your visitor may park
notice-confirmed-body = { $plate } is covered until { $until }.
notice-corrected-title = Registration number corrected
notice-corrected-body = The visit is now for { $plate }, until { $until }.
notice-cancelled-title = Visit cancelled
notice-cancelled-body = The visit of { $plate } is cancelled.
notice-refused-title = Your request was refused
notice-refused-body = { $plate }: { $reason }
reminder-bundle-title = Visits will soon expire
reminder-bundle-body = { $visits ->
    [one] 1 visit can
   *[other] { $visits } visits can
} be used until the end of { $day }.
reminder-registration-title = Your registration will soon end
reminder-registration-body = It is valid until the end of { $day }. Register again with proof of your address.
