test-mark = 🧪 <b>TEST</b>
header-title = <b>{ $venue }</b> — queue
header-stage =
    { $stage ->
        [placed] 🆕 Placed
        [in_progress] ☕️ In progress
       *[ready] ✅ Ready
    }: <b>{ $count }</b>
header-empty = No orders. A new one will arrive here by itself.
header-late = ❗️ Late: <b>{ $count }</b>
header-busy = 🔥 Busy: new orders get <b>+{ $minutes } min</b>
header-on-duty = 🔔 You are on duty
header-off-duty = 🔕 You are off duty: orders arrive silently
button-refresh = 🔄 Refresh
button-duty-on = 🔔 On duty
button-duty-off = 🔕 Off duty
button-busy =
    { $minutes ->
        [0] 🔥 Busy mode
       *[other] 🔥 Busy: +{ $minutes } min
    }
button-busy-choice =
    { $minutes ->
        [0] Off
       *[other] +{ $minutes } min
    }
button-chosen = ✅ { $label }
busy-now-on = 🔥 Busy: new orders get +{ $minutes } min
busy-now-off = Busy mode is off
queue-refreshed = The queue is below
duty-now-on = 🔔 On duty: new orders make a sound
duty-now-off = 🔕 Off duty: orders are silent

card-title =
    { $urgency ->
        [late] ❗️
        [soon] ⚠️
       *[none] { $status ->
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
        [canceled_by_cafe] Canceled by the café
       *[canceled_by_user] Canceled by the customer
    }</b>
card-more = …and { $hidden } more
card-note = 📝 <b>{ $note }</b>
card-wish = 💬 Wish: <b>{ $note }</b>
card-pickup = 📍 { $place }
pickup-table = table { $table }
card-pickup-name = Hand out to: <b>{ $name }</b>
card-cancel-asked = ❓ <b>The customer asks to cancel</b>
card-all-ticked = ✅ <b>All lines are ticked off:</b> tap “Ready” when it is
card-ticked = ☑️ { $done } of { $all } made
card-arrived = 🙋 <b>The customer is here</b>
card-code = 🗣 Code: <b>{ $code }</b>
card-unfetched = ⏳ <b>Ready since { $since }, not fetched.</b> Did nobody come for it?
card-changed = ✏️ <b>Changed:</b> { $fields }
changed-field =
    { $field ->
        [items] items
        [description] items
        [note] wish
        [pickup] pick-up
        [promisedAt] time
       *[total] total
    }
card-line-added = { "➕ " }
card-line-gone = ➖ <s>{ $name }</s>
card-more-gone = ➖ …and { $hidden } more
card-wish-gone = 💬 <s>{ $note }</s>
card-total-before = (was { $total })
card-promise =
    { $urgency ->
        [late] <b>Late</b>, promised { by-time }
        [soon] ⏰ <b>Nearly late</b>, promised { by-time }
       *[none] ⏰ { by-time-bold }
    }
by-time =
    { $day ->
        [today] by { $time }
       *[other] by { $time } on { $date }
    }
by-time-bold =
    { $day ->
        [today] by <b>{ $time }</b>
       *[other] by <b>{ $time }</b> on <b>{ $date }</b>
    }
card-customer = 👤 { $name }
card-refund =
    { $state ->
        [sent] 💸 Refunded: <b>{ $amount }</b>
        [failed] 💸 The refund failed: <b>{ $amount }</b>
       *[due] 💸 To refund: <b>{ $amount }</b>
    }
card-total = Total: <b>{ $total }</b>
card-stage-time =
    { $stage ->
        [placed] Placed
        [in_progress] started
       *[ready] ready
    } { $time }
card-external-id = The café's own id: <code>{ $id }</code>
card-customer-canceled = <b>The customer canceled — no need to make it.</b>
card-reason = Reason: { $reason }
card-leaving = <i>This card goes away in a minute.</i>
card-question =
    <b>{ $to ->
        [delivered] Confirm: order { $number } is handed out
        [utilized] Confirm: nobody came for order { $number }
       *[canceled_by_cafe] Confirm canceling order { $number }: choose a reason
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
button-promise = ⏰ +{ $minutes } min
promise-moved = { $number }: now { by-time }
promise-stale = The order has just changed: promised { by-time }. Tap again if it needs more time.
button-cancel-answer =
    { $answer ->
        [yes] ✅ Cancel it
       *[no] 🙅 Keep making it
    }
cancel-declined = { $number }: it is made, the customer is told
button-seen = 👁 Seen
change-seen = { $number }: the change has been seen
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
button-keep-waiting = ⏳ Still waiting
waiting-kept = { $number }: still waiting, colleagues see it too
button-line =
    { $done ->
        [true] ✅
       *[false] ⬜️
    } { $line }
button-lines-page = { $from }–{ $to } of { $all }
button-lines-before = ◀️
button-lines-after = ▶️
line-ticked = { $number }: { $done } of { $all } made
line-all-ticked = { $number }: all made
handover-unknown-code = No order that is ready has the code <b>{ $code }</b>. The queue: /orders
handover-unknown-link = This café’s queue has no such order. If you work at another café too: /venue
handover-not-ready =
    Order <b>{ $number }</b> is not waiting to be handed out: { $status ->
        [placed] it has not been started
        [in_progress] it is in progress
        [delivered] it has been handed out
        [utilized] it has been discarded
       *[other] it has been canceled
    }.
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
       *[canceled_by_cafe] canceled
    }
button-outdated = This button is out of date. The queue: /orders

message-about-order =
    <b>{ $venue }</b> · order { $number }
    { $text }

refund-overdue =
    💸 <b>{ $venue }</b>: the refund of order <b>{ $number }</b> has waited for more than { $hours } h{ $amount ->
        [none] { "" }
       *[other] : <b>{ $amount }</b>
    }. Give the money back and mark it in the café's own system: the customer's card follows by itself.
error-no-line = The order has no such line any more: it has been changed.
unfetched-unheard = ⏳ <b>{ $venue }</b>: order <b>{ $number }</b> stands ready, nobody has fetched it, and nobody is on duty. Its card asks whether it was not fetched: /orders
