# What the device says when no window is open. Times and days come as text.

notice-confirmed-title = Visit confirmed
notice-confirmed-body = { $plate } is valid until { $until }.
notice-corrected-title = Registration number corrected
notice-corrected-body = The visit is now for { $plate }, valid until { $until }.
notice-cancelled-title = Visit cancelled
notice-cancelled-body = The visit for { $plate } is cancelled. Nobody is covered by it.
notice-refused-title = Visit not activated
notice-refused-body = { $plate } is not covered. { $reason }
notice-correct-refused-title = Registration number not corrected
notice-correct-refused-body = The visit has not been changed to { $plate }. { $reason }
notice-cancel-refused-title = Visit not cancelled
notice-cancel-refused-body = The visit for { $plate } stands. { $reason }
notice-many-confirmed-title = Visits confirmed
notice-many-confirmed-body = All the visits you asked for are active. The first is for { $plate }, until { $until }.
notice-stopped-title = Visit stopped
notice-stopped-body = The visit for { $plate } ended at { $until }. Nobody is covered by it any more.
notice-extended-title = Visit made longer
notice-extended-body = { $plate } is now valid until { $until }.
notice-many-refused-title = Visits not activated
notice-many-refused-body = None of the visits you asked for is active. { $reason }
notice-stop-refused-title = Visit not stopped
notice-stop-refused-body = The visit for { $plate } has not been stopped. { $reason }
notice-extend-refused-title = Visit not made longer
notice-extend-refused-body = The visit for { $plate } ends when it was to end before. { $reason }
notice-registration-approved-title = Your registration is approved
notice-registration-approved-body = You are registered for visitor permits until { $day }. Activate a visit whenever a visitor comes.
notice-registration-exempt-title = Your registration is approved
notice-registration-exempt-body = You do not need to register for visitor permits again. Activate a visit whenever a visitor comes.
notice-registration-rejected-title = Your registration is not approved
notice-registration-rejected-body = Open the app to see why and to apply again.
notice-registration-more-title = Your registration needs one more document
notice-registration-more-body = The council cannot decide yet. Open the app to see what is missing and to add it.
notice-lost-title = Some requests were lost
notice-lost-body = A file on this device was damaged. Check your visits and activate again what is missing.

reminder-bundle-title = Visits about to expire
reminder-bundle-body = { $visits ->
    [one] 1 of your visits can be used only until { $day }.
   *[other] { $visits } of your visits can be used only until { $day }.
}
reminder-registration-title = Your registration ends soon
reminder-registration-body = Your registration for visitor permits is valid until { $day }. Register again with a new proof of your address.
reminder-stay-title = Visit ends soon
reminder-stay-body = { $plate } is covered until { $until }. If your visitor stays on, open the app before then.
