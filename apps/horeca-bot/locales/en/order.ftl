header-title = <b>{ $venue }</b> — queue
header-stage =
    { $stage ->
        [placed] 🆕 Placed
        [in_progress] ☕️ In progress
       *[ready] ✅ Ready
    }: <b>{ $count }</b>
header-empty = No orders. A new one will arrive here by itself.
header-late = ❗️ Late: <b>{ $count }</b>
header-on-duty = 🔔 You are on duty
header-off-duty = 🔕 You are off duty: orders arrive silently
button-refresh = 🔄 Refresh
button-duty-on = 🔔 On duty
button-duty-off = 🔕 Off duty
queue-refreshed = The queue is below
duty-now-on = 🔔 On duty: new orders make a sound
duty-now-off = 🔕 Off duty: orders are silent

card-title =
    { $late ->
        [true] ❗️
       *[false] { $status ->
            [placed] 🆕
            [in_progress] ☕️
            [ready] ✅
            [delivered] 🏁
            [utilized] 🗑
           *[other] ❌
        }
    } Order: <b>{ $number }</b> | Status: <b>{ $status ->
        [payment_process] Being paid
        [placed] Placed
        [in_progress] In progress
        [ready] Ready
        [delivered] Handed out
        [utilized] Discarded
        [canceled_by_cafe] Cancelled by the café
       *[canceled_by_user] Cancelled by the customer
    }</b>
card-more-short = <i>and { $hidden } more</i>
card-more = …and { $hidden } more
card-promise = ⏰ by <b>{ $time }</b>
card-late = <b>Late</b>, promised by { $time }
card-customer = 👤 { $name }
card-total = Total: <b>{ $total }</b>
card-stage-time =
    { $stage ->
        [placed] Placed
        [in_progress] started
       *[ready] ready
    } { $time }
card-external-id = The café's own id: <code>{ $id }</code>
card-customer-cancelled = <b>The customer cancelled — no need to make it.</b>
card-reason = Reason: { $reason }
card-leaving = <i>This card goes away in a minute.</i>
card-question =
    <b>{ $to ->
        [delivered] Confirm: order { $number } is handed out
        [utilized] Confirm: nobody came for order { $number }
       *[canceled_by_cafe] Confirm cancelling order { $number }: choose a reason
    }</b>

button-move =
    { $kind ->
        [forward] { $to ->
            [in_progress] ▶️ Start
            [ready] ▶️ Ready
           *[delivered] ▶️ Handed out
        }
        [back] ◀️ Back
        [discard] 🗑 No-show
        [undo] ↩️ Bring back
       *[cancel] ⛔️ Cancel
    }
button-form =
    { $form ->
        [full] ⏬
       *[short] ⏫
    }
button-confirm =
    { $to ->
        [delivered] Yes, handed out
       *[utilized] Yes, nobody came
    }
button-not-yet = No
button-cancel-reason =
    { $reason ->
        [sold_out] Sold out
        [too_busy] Too busy
        [closing] Closing
        [customer_request] The customer asked
       *[other] Another reason
    }
button-do-not-cancel = Do not cancel
cancel-reason-told =
    { $reason ->
        [sold_out] sold out
        [too_busy] too many orders at the moment
        [closing] the café is closing
        [customer_request] at the customer's request
       *[other] the café's decision
    }
order-moved =
    { $number }: { $status ->
        [placed] placed
        [in_progress] in progress
        [ready] ready
        [delivered] handed out
        [utilized] discarded
       *[canceled_by_cafe] cancelled
    }
button-outdated = This button is out of date. The queue: /orders

message-about-order =
    <b>{ $venue }</b> · order { $number }
    { $text }
