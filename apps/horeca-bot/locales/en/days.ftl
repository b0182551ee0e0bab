settings-days =
    <b>📅 Holidays and special days</b>

    On these days the café keeps the hours given here, not the usual ones.
days-none = There are none so far.
days-more = …and { $count } more: you will see them when the next ones have passed.
button-day-add = ➕ Add a day
button-day-remove = ✖️ { $days }
day-remove-question = <b>Remove this day?</b> The usual hours apply then.
button-day-remove-yes = Yes, remove
day-removed = Removed: the usual hours apply
day-gone = This day is no longer on the list
ask-days =
    <b>Which day is different?</b> Write it in one message, then “closed” or the hours and, if you like, what to call it for customers. For example:

    • tomorrow closed
    • Dec 31 – Jan 8 closed New Year
    • 8 March 10–18
    • Dec 24 8am–2pm Christmas Eve
days-no-date = I could not read the day. Begin with it, for example: Dec 31 closed, 1–8 January closed, tomorrow 10–15
days-no-hours = And what about that day? Write “closed” or the hours with it, for example: Dec 31 10–15
days-past = { $date } has passed. Write a day that is to come; if you mean another year, add the year.
days-too-many-days = That is more than 60 days in a row. Check the dates; add a long break in parts.
days-name-too-long = The name is too long: 100 characters fit. Write the day again, shorter.

date-word-jan = jan*
date-word-feb = feb*
date-word-mar = mar march
date-word-apr = apr*
date-word-may = may
date-word-jun = jun*
date-word-jul = jul*
date-word-aug = aug*
date-word-sep = sep*
date-word-oct = oct*
date-word-nov = nov*
date-word-dec = dec*
date-word-today = today
date-word-tomorrow = tomorrow
