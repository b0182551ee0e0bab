card-unheard =
    { $day ->
        [today] 🔔 <b>Nobody has taken it</b> since { $time }
       *[other] 🔔 <b>Nobody has taken it</b> since { $time } on { $date }
    }
card-heard = 👀 Seen by { $name }
card-canceled-unheard = <b>Nobody took this order, and it was canceled.</b>
button-hear = 👀 I see it
order-heard = { $number }: you see it, nobody else is reminded
order-heard-before = { $number }: { $name } sees it already
order-heard-already = { $number }: somebody has been at it already
unheard-elsewhere = 🔔 <b>{ $venue }</b>: nobody has taken order <b>{ $number }</b>. Open that café: /venue

settings-unheard-brief =
    🔔 Orders nobody takes: <b>{ $minutes ->
        [0] no reminder
       *[other] remind after { $minutes } min
    }</b>
settings-unheard =
    <b>🔔 Orders nobody takes</b>

    When nobody has started an order or tapped “I see it”, after this many minutes it comes again, with a sound, to everybody on duty. After as many again it reaches managers and owners, even off duty; then its customer is told. With nobody on duty, managers are told at once. Only opening hours count.

    Messages likewise: whoever answers a dialog is reminded of it; after as many minutes again it is everybody’s, and all on duty hear of it.
settings-unheard-cancel =
    { $minutes ->
        [0] Such an order is not canceled by itself.
       *[other] After <b>{ $minutes } min</b> such an order is canceled by itself, and its money is due back.
    }
button-unheard =
    { $minutes ->
        [0] Never
       *[other] { $minutes } min
    }
button-unheard-cancel =
    { $minutes ->
        [0] ⛔️ Do not cancel
       *[other] ⛔️ { $minutes } min
    }
report-heard = 👀 Noticed: usually within { $median }, 9 in 10 within { $p90 }

dialog-elsewhere = ⏳ <b>{ $venue }</b>: { $name } is waiting for an answer, and nobody is on duty. Open that café: /venue
dialog-unanswered =
    ⏳ { $name }{ $hasNumber ->
        [no] { "" }
       *[yes] { " " }(order { $number })
    } is waiting for your answer.
dialog-free =
    ⏳ { $name }{ $hasNumber ->
        [no] { "" }
       *[yes] { " " }(order { $number })
    } is waiting for an answer{ $assignee ->
        [none] .
       *[other] : { $assignee } has not replied, and the dialog is everybody’s again.
    }
