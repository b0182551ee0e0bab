button-shape =
    { $to ->
        [list] 📋 Списком
       *[cards] 🗂 Карточками
    }
queue-now-list = Очередь — одним списком
queue-now-cards = Очередь — карточками
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
list-finished = 🏁 Только что
list-ended =
    <b>{ $number }</b> — { $status ->
        [delivered] выдан
        [utilized] утилизирован
        [canceled_by_cafe] отменён
       *[canceled_by_user] <b>❌ клиент отменил, готовить не нужно</b>
    }
list-button = { $number } { $label }
