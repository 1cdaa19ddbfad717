# Days and times. Every argument is text; days of the week count from Sunday, 0.

time-clock = { $hour }:{ $minute }{ $half ->
    [am] yb
   *[pm] yh
}
# "on Sunday" is "ddydd Sul": the name of the day, softened.
time-on-day = { $time } d{ $day }
day-in-week = { $weekday } { $date } { $month }
day-in-full = { $weekday } { $date } { $month } { $year }
day-in-month = { $date } { $month }
day-in-year = { $date } { $month } { $year }

weekday-0 = dydd Sul
weekday-1 = dydd Llun
weekday-2 = dydd Mawrth
weekday-3 = dydd Mercher
weekday-4 = dydd Iau
weekday-5 = dydd Gwener
weekday-6 = dydd Sadwrn

month-1 = Ionawr
month-2 = Chwefror
month-3 = Mawrth
month-4 = Ebrill
month-5 = Mai
month-6 = Mehefin
month-7 = Gorffennaf
month-8 = Awst
month-9 = Medi
month-10 = Hydref
month-11 = Tachwedd
month-12 = Rhagfyr
