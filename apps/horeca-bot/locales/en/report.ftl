command-report = Report: orders, revenue, ratings
report =
    📊 <b>{ $venue }</b>
    { $title }

    { $lines }
report-title =
    { $period ->
        [today] Today, { $dates }, until { $time }
        [yesterday] Yesterday, { $dates }
        [week] 7 days: { $dates }
       *[month] 30 days: { $dates }
    }
report-nothing =
    { $period ->
        [today] No orders yet.
        [yesterday] There were no orders yesterday.
        [week] There were no orders in these 7 days.
       *[month] There were no orders in these 30 days.
    }
report-change = { $value } ({ $change })
report-orders = 🧾 Orders: { $value }
report-revenue = 💰 Revenue: { $value }, { $average } per order
report-refunds = 💸 Refunds: { $parts }
report-refunds-sent = { $amount } sent
report-refunds-owed = { $amount } owed
report-preparation = ⏱ Until ready: { $average } on average, 9 in 10 within { $p90 }
report-late = ❗️ Late: { $share } ({ $late } of { $promised })
report-punctual = ✅ All by the promised time: { $promised } of { $promised }
report-canceled = ❌ Canceled: { $count }
report-canceled-customer = customers — { $count }
report-canceled-cafe = café — { $count }
report-canceled-reason =
    { $by ->
        [customer] customers
       *[cafe] café
    }: { $reason } — { $count }
report-rating = ⭐️ Order rating: { $value } ({ $count })
report-dialogs = 💬 Customers’ questions: { $solved } of { $answered } solved
report-dialogs-rating = rating { $rating }
report-busiest = 🕐 Busiest hours: { $hours }
report-compared =
    { $period ->
        [today] In brackets: compared with yesterday by the same time.
        [yesterday] In brackets: compared with the day before.
        [week] In brackets: compared with the 7 days before.
       *[month] In brackets: compared with the 30 days before.
    }
report-too-late = This report was about a café whose queue this chat no longer shows.
report-other-venue = This report is about another café. The one you are in: /report

button-report-period =
    { $chosen ->
        [true] ✓{ " " }
       *[false] { "" }
    }{ $period ->
        [today] Today
        [yesterday] Yesterday
        [week] 7 days
       *[month] 30 days
    }
button-report-csv = ⬇️ Orders as a table (CSV)
report-coming = Preparing the report
report-csv-coming = Preparing the table
report-csv-empty = There were no orders in that time, so the table would be empty.
report-csv =
    <b>{ $venue }</b>
    { $title }

    Orders in the table: { $count }
report-csv-cut =
    <b>{ $venue }</b>
    { $title }

    The table holds the last { $most } of { $count } orders: one table takes no more. Choose a shorter time.

picture-orders = Orders
picture-revenue = Revenue
picture-preparation = Until ready
picture-preparation-note = 9 in 10 within { $p90 }
picture-late = Late
picture-late-note = { $late } of { $promised }
picture-rating = Rating
picture-rating-note =
    { $count ->
        [one] { $count } rating
       *[other] { $count } ratings
    }
picture-canceled = Canceled
picture-canceled-note = { $share } of orders
picture-change =
    { $period ->
        [today] { $change } vs yesterday
        [yesterday] { $change } vs the day before
        [week] { $change } vs previous 7 days
       *[month] { $change } vs previous 30 days
    }
picture-hours = Orders by hour
picture-days-orders = Orders by day
picture-days-revenue = Revenue by day, { $currency }
picture-ratings = Ratings
picture-stars = { $stars } ⭐
picture-now =
    { $period ->
        [today] today
       *[yesterday] yesterday
    }
picture-before =
    { $period ->
        [today] yesterday
       *[yesterday] the day before
    }

csv-column =
    { $column ->
        [number] Number
        [externalId] The café's own id
        [status] Status
        [placed] Placed
        [started] Started
        [promised] Promised
        [ready] Ready
        [finished] Finished
        [preparation] Minutes until ready
        [late] Late
        [items] Items
        [remarks] Note
        [note] Wish
        [pickup] Pick-up
        [total] Total
        [currency] Currency
        [refund] Refund
        [refundAmount] Amount refunded
        [cancelReason] Reason for canceling
        [rating] Rating
       *[comment] Comment
    }
csv-refund =
    { $state ->
        [due] owed
        [sent] sent
       *[failed] failed
    }
csv-status =
    { $status ->
        [placed] placed
        [in_progress] in progress
        [ready] ready
        [delivered] handed out
        [utilized] discarded
        [canceled_by_cafe] canceled by the café
       *[canceled_by_user] canceled by the customer
    }
csv-late =
    { $late ->
        [true] yes
       *[false] no
    }
