# What stands in the calendar of a resident's stays, fetched by calendar programs. Written by the server only.

calendar-name = Visitor parking
calendar-summary = Visitor { $plate }, { $zone }
