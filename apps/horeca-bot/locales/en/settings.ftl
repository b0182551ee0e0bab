command-settings = Settings and my notifications

settings-title = <b>Settings</b> · { $venue }
settings-hours-brief =
    { $always ->
        [true] 🕘 Open <b>round the clock</b>
       *[false] 🕘 Open <b>by the timetable</b>
    }
settings-cancel-brief =
    ⛔️ Customers may cancel: <b>{ $policy ->
        [until_ready] until ready
        [until_in_progress] until started
        [ask] until started, then by asking
       *[never] never
    }</b>
settings-prep-brief =
    ⏱ Usual preparation time: <b>{ $minutes ->
        [0] not set
       *[other] { $minutes } min
    }</b>
settings-busy-brief =
    🔥 Busy mode: <b>{ $minutes ->
        [0] off
       *[other] +{ $minutes } min
    }</b>
settings-late-brief =
    ⚠️ Warning of late orders: <b>{ $minutes ->
        [0] at the promised time
       *[other] { $minutes } min before
    }</b>
settings-feedback-brief =
    ⭐️ Ask for a rating: <b>{ $minutes ->
        [0] right after the hand-over
       *[other] after { $minutes } min
    }</b>
settings-handover-brief =
    🛎 Reminders to fetch: <b>{ $reminders ->
        [none] off
       *[other] after { $reminders } min
    }</b>; you are asked after <b>{ $unfetched } min</b>
settings-texts-brief =
    💬 Your own texts for customers: <b>{ $count ->
        [0] none
       *[other] { $count }
    }</b>
settings-refunds-brief =
    💸 Refunds: <b>{ $on ->
        [true] promised to customers
       *[false] not promised
    }</b>
settings-report-brief =
    📊 Report at closing time: <b>{ $on ->
        [true] on
       *[false] off
    }</b>
button-settings-page =
    { $page ->
        [hours] 🕘 Opening hours
        [cancel] ⛔️ Canceling
        [prep] ⏱ Preparation time
        [busy] 🔥 Busy mode
        [late] ⚠️ Late orders
        [feedback] ⭐️ Ratings
        [texts] 💬 Texts
        [handover] 🛎 Handing over
        [refunds] 💸 Refunds
        [pause] ⏸ Pause
       *[me] 🔔 My notifications
    }
button-daily-report =
    { $on ->
        [true] 📊 Report: switch off
       *[false] 📊 Report: switch on
    }
button-settings-back = ◀️ Back
button-type = ✏️ Change
setting-saved = ✅ Saved
setting-not-text = I need text. Send it as a message, or leave: /exit

settings-hours = <b>🕘 Opening hours</b>
settings-timezone = Time zone: { $timezone }
settings-hours-hint = Outside these hours, a customer who writes to the café is told when you open.
hours-always = <b>Round the clock</b>
hours-day =
    { $day ->
        [mon] Mon
        [tue] Tue
        [wed] Wed
        [thu] Thu
        [fri] Fri
        [sat] Sat
       *[sun] Sun
    } — <b>{ $when }</b>
hours-closed = closed
hours-all-day = round the clock
button-always-open = Round the clock
ask-hours =
    <b>When are you open?</b> Write it in one message, for example:

    • 08:00–22:00
    • Mon–Fri 8–22, Sat 10–20, Sun closed
    • weekdays 8am–10pm, weekends 10am–6pm
    • 24/7
hours-unreadable = I could not read these hours: what does “{ $at }” mean? Try it like this: Mon–Fri 8–22, Sat 10–20, Sun closed
hours-never-open = With these hours the café would never open. Write when it is open, for example: Mon–Fri 8–22

hours-word-mon = mon*
hours-word-tue = tue*
hours-word-wed = wed*
hours-word-thu = thu* thur*
hours-word-fri = fri*
hours-word-sat = sat*
hours-word-sun = sun*
hours-word-daily = daily every everyday all
hours-word-weekdays = weekday*
hours-word-weekend = weekend*
hours-word-closed = closed off
hours-word-always = always
hours-word-from = from
hours-word-to = to till until through
hours-word-noise = and h hours day days open we are

settings-cancel = <b>⛔️ Until when may customers cancel an order themselves?</b>
button-cancel-ask-minutes = Wait { $minutes } min
settings-cancel-ask = Once an order is being made, the customer may ask, and you answer with one tap. Silence is a no.
button-cancel-policy =
    { $policy ->
        [until_ready] Until it is ready
        [until_in_progress] Until it is started
        [ask] Later, if the café agrees
       *[never] Never
    }
settings-prep =
    <b>⏱ Preparation time</b>

    The time the bot promises a customer when the site gives none. Applies to new orders.
button-prep =
    { $minutes ->
        [0] None
       *[other] { $minutes } min
    }
settings-busy =
    <b>🔥 Busy mode</b>

    For when you cannot keep up: this many minutes are added to the time of every new order. The button is also above the queue. It ends by itself, at closing at the latest.
settings-late =
    <b>⚠️ Late orders</b>

    When an order is not ready this many minutes before the promised time, a message with a sound lists it and whatever else is late.
button-late =
    { $minutes ->
        [0] On time
       *[other] { $minutes } min before
    }

settings-feedback =
    <b>⭐️ Ratings</b>

    How many minutes after the hand-over to ask the customer how it was. Let them taste it first.
button-feedback-minutes =
    { $minutes ->
        [0] At once
       *[other] { $minutes } min
    }

settings-handover =
    <b>🛎 Handing over</b>

    How many minutes an order stands ready until its customer is reminded, once and again. Then you are asked whether it was not fetched, at closing time at the latest. While you are closed, the clock stands still.
button-first-reminder =
    1st: { $minutes ->
        [0] none
       *[other] { $minutes } min
    }
button-second-reminder =
    2nd: { $minutes ->
        [0] none
       *[other] { $minutes } min
    }
button-unfetched = Ask us: { $minutes } min
settings-refunds =
    <b>💸 Refunds</b>

    Whether customers are promised their money back when a paid order is canceled or gets cheaper. The money itself is given back by your site or till.
settings-refund-hours = When a refund has waited for more than <b>{ $hours } h</b>, owners are told.
button-refunds =
    { $on ->
        [true] Promise the refund
       *[false] Promise nothing
    }
button-refund-hours = { $hours } h

settings-texts =
    <b>💬 Texts on the customer's card</b>

    A sentence of your own for each status. Those with ✏️ are yours already.
button-status-text =
    { $own ->
        [true] ✏️{ " " }
       *[false] { "" }
    }{ $status ->
        [payment_process] Being paid
        [placed] Placed
        [in_progress] In progress
        [ready] Ready
        [delivered] Handed out
        [utilized] Not collected
        [canceled_by_cafe] Canceled by us
       *[canceled_by_user] Canceled by them
    }
settings-text =
    <b>💬 The text when an order { $status ->
        [payment_process] is being paid
        [placed] is placed
        [in_progress] is in progress
        [ready] is ready
        [delivered] is handed out
        [utilized] was not collected
        [canceled_by_cafe] is canceled by the café
       *[canceled_by_user] is canceled by the customer
    }</b>
settings-text-usual =
    { $status ->
        [ready] Now the usual one: <blockquote>Your order is ready — come and get it!</blockquote>
        [delivered] Now the usual one: <blockquote>Picked up. Enjoy!</blockquote>
        [utilized] Now the usual one: <blockquote>Nobody came for the order in time — the café has removed it.</blockquote>
        [canceled_by_cafe] Now the usual one: <blockquote>❌ The café canceled the order.</blockquote>
        [canceled_by_user] Now the usual one: <blockquote>❌ You canceled the order.</blockquote>
       *[other] Now there is none: the customer sees stages and time.
    }
settings-text-own =
    Now yours:
    <blockquote>{ $text }</blockquote>
    This is how { $name } reads it, with order { $order } at { $venue }.
button-usual-text = ↩️ As usual
ask-status-text =
    <b>What should the customer read when an order { $status ->
        [payment_process] is being paid
        [placed] is placed
        [in_progress] is in progress
        [ready] is ready
        [delivered] is handed out
        [utilized] was not collected
        [canceled_by_cafe] is canceled by the café
       *[canceled_by_user] is canceled by the customer
    }?</b>

    Send the text, up to { $limit } characters. You can use:
    <code>{ "{name}" }</code> — the customer's name
    <code>{ "{order}" }</code> — the order's number
    <code>{ "{venue}" }</code> — the café's name
status-text-too-long = Too long: { $length } characters, and { $limit } fit. Send a shorter one.
status-text-placeholder = There is no { $placeholder }. There are { "{name}" }, { "{order}" } and { "{venue}" }: send the text with these.
sample-customer = Anna

settings-me =
    <b>🔔 My notifications</b>

    Only for you. What is off still comes, without a sound.
button-notification =
    { $on ->
        [true] 🔔
       *[false] 🔕
    } { $kind ->
        [new_order] New order
        [canceled] Customer cancels
        [late] Late order
        [message] Messages
        [pickup] Handing over
       *[feedback] Feedback
    }
notification-on = 🔔 With a sound from now on
notification-off = 🔕 Without a sound from now on

hours-special = { $days } — <b>{ $when }</b>{ $named ->
        [true] { " " }({ $name })
       *[false] { "" }
    }

settings-pause =
    <b>⏸ Pause</b>

    The café takes on no new orders. They come in and wait: customers see when you are back. What is in the queue already, make as usual. The pause ends by itself.
header-paused =
    { $day ->
        [today] ⏸ Paused until <b>{ $time }</b>: new orders wait
       *[other] ⏸ Paused until <b>{ $time }</b> on <b>{ $date }</b>: new orders wait
    }
button-pause = { $minutes } min
button-pause-until =
    { $day ->
        [today] Until we open: { $time }
       *[other] Until we open: { $date }, { $time }
    }
button-resume = ▶️ Resume
pause-began = ⏸ Paused: new orders wait
pause-ended = ▶️ Back to work
error-missing-opening = Your opening hours have no such opening: choose a number of minutes.
command-pause = Pause: take on no new orders
