button-shape =
    { $to ->
        [list] 📋 As a list
       *[cards] 🗂 As cards
    }
queue-now-list = The queue is one list
queue-now-cards = The queue is cards
list-count =
    { $stage ->
        [placed] 🆕
        [in_progress] ☕️
       *[ready] ✅
    } <b>{ $count }</b>
list-order =
    { $urgency ->
        [late] ❗️ <b>{ $number }</b>
        [soon] ⚠️ <b>{ $number }</b>
       *[none] <b>{ $number }</b>
    }
list-promise =
    { $urgency ->
        [none] { by-time }
       *[other] { by-time-bold }
    }
list-finished = 🏁 Just now
list-ended =
    <b>{ $number }</b> — { $status ->
        [delivered] handed out
        [utilized] discarded
        [canceled_by_cafe] canceled
       *[canceled_by_user] <b>❌ canceled by the customer: do not make it</b>
    }
list-button = { $number } { $label }
