history-title = <b>Your orders</b>
history-none = No orders yet. Paid on a café's site? Enter the code from there.
history-order = <b>{ $number }</b> · { $venue }
history-state =
    { $day }, { $time } · { $status ->
        [payment_process] ⏳ waiting for payment
        [placed] 🆕 received
        [in_progress] ☕️ being made
        [ready] 🔔 ready
        [delivered] ✅ picked up
        [utilized] 🗑 not picked up
        [canceled_by_cafe] ❌ canceled by the café
       *[canceled_by_user] ❌ canceled by you
    }
button-repeat = 🔁 Repeat { $number }
button-history =
    { $direction ->
        [newer] ◀️ Newer
       *[older] Older ▶️
    }
