test-mark = 🧪 <b>TEST</b>
card-title = <b>Order { $number }</b> · { $venue }
card-more-items = …and { $hidden } more
card-note = 📝 { $note }
card-wish = 💬 Your wish: { $note }
card-pickup = 📍 { $place }
pickup-table = table { $table }
pickup-name = for { $name }
card-refund =
    { $state ->
        [sent] 💸 Refunded: <b>{ $amount }</b>
        [failed] 💸 The refund of <b>{ $amount }</b> failed; the café is on it
       *[due] 💸 The café will refund <b>{ $amount }</b>
    }
card-total = Total: <b>{ $total }</b>
card-awaiting-payment = ⏳ Waiting for payment
card-stage =
    { $mark } { $stage ->
        [placed] Received
        [in_progress] Being made
        [ready] Ready
       *[delivered] Picked up
    }
card-stage-at = { card-stage } · { $time }
card-promise = ⏰ Ready { by-time-bold }
card-late = ⏰ Running late: it was promised { by-time-bold }
card-held =
    { $why ->
        [paused] { $day ->
            [today] ⏸ The café is taking a break until <b>{ $time }</b>. Your order is in and will wait.
           *[other] ⏸ The café is taking a break until <b>{ $time }</b> on <b>{ $date }</b>. Your order is in and will wait.
        }
       *[closed] { $day ->
            [unknown] 🌙 The café is closed now. Your order is in.
            [today] 🌙 The café is closed now. It opens at <b>{ $time }</b> and will start on your order then.
           *[other] 🌙 The café is closed now. It opens on <b>{ $date }</b> at <b>{ $time }</b> and will start on your order then.
        }
    }
by-time-bold =
    { $day ->
        [today] by <b>{ $time }</b>
       *[other] by <b>{ $time }</b> on <b>{ $date }</b>
    }
card-ready = <b>Your order is ready — come and get it!</b>
card-waiting = ⏰ It has been waiting for you since <b>{ $time }</b>.
card-arrived = 🙋 The café can see that you are here.
card-address = 📍 { $address }
card-pickup-instructions = ℹ️ { $text }
card-code = 🗣 Say at the counter: <b>{ $code }</b>
card-cancel-hint =
    { $policy ->
        [until_in_progress] You can cancel until the café starts making it.
        [ask] You can cancel until the café starts making it; then you can ask.
       *[until_ready] You can cancel until the order is ready.
    }
card-cancel-request =
    { $request ->
        [asked] ⏳ We have asked the café whether it can be canceled. If they have not answered within { $minutes } min, they go on making it.
       *[declined] 🙅 <b>It is too late to cancel:</b> the order is being made.
    }
card-cancel-question = <b>Cancel order { $number }?</b>
card-ended =
    { $status ->
        [delivered] <b>Picked up.</b> Enjoy!
        [utilized] <b>Nobody came for the order in time</b> — the café has removed it.
        [canceled_by_cafe] ❌ <b>The café canceled the order.</b>
       *[canceled_by_user] ❌ <b>You canceled the order.</b>
    }
card-reason = Reason: { $reason }

button-cancel = Cancel the order
button-cancel-request = Ask to cancel
button-cancel-yes = Yes, cancel it
button-cancel-no = Keep the order
button-handover-here = 🙋 I am here
button-handover-qr = 🔳 QR code
arrival-heard = 🙋 The café sees that you are here
arrival-noted = The café’s queue shows that you are here, but nobody is on duty in the bot. { $code ->
        [none] Ask at the counter.
       *[other] At the counter say { $code }.
    }
arrival-already = The café has been told before: it sees that you are here.
arrival-closed = The café is closed now, so nobody was disturbed. Tap again when it is open.
arrival-blocked = The café takes no messages from you here. { $code ->
        [none] Ask at the counter.
       *[other] At the counter say { $code }.
    }
handover-qr = Order <b>{ $number }</b>: show this to the café{ $code ->
        [none] { "" }
       *[other] , or say <b>{ $code }</b>
    }. Show it to nobody else.
cancel-asked = Really cancel?
cancel-requested = The café has been asked: its answer comes here
cancel-kept = The order stays
cancel-done = The order is canceled
button-outdated = This button is out of date. Your orders: /orders
