# Where visitors may park.

parking-title = Where may they park?
parking-about = Streets, bays and hours of your zone, to print or to send to your visitor
parking-heading = Where visitors may park: { $zone } zone
parking-intro = Once you have activated a visit for it, your visitor’s vehicle may stand in the bays listed here. In other zones the visit does not count.
parking-not-loaded = We cannot show where visitors may park

parking-hours-heading = When a permit is needed
parking-hours-always = At all times, on every day.
parking-hours-line = { $days }: { $from } to { $to }
parking-day-run = { $first } to { $last }
parking-hours-free = At all other times nobody needs a permit there.
parking-free-days = No permit is needed on { $days }.
parking-bank-holidays = Bank holidays count like other days, unless the sign says otherwise.

parking-streets-heading = Streets
parking-street-line = { $street }: { $bays }.
parking-no-streets = The council has not listed the streets. Look for signs with “{ $zone }”.
parking-signs = The sign at the bay comes first. Where it says something else than this page, do what the sign says.

parking-send-heading = Tell your visitor
parking-share = Send to your visitor
parking-mail = Send by e-mail
parking-print = Print
parking-copy-label = The same as text
parking-not-shared = It could not be sent from here. Copy the text below into a message.
