card-unheard =
    { $day ->
        [today] 🔔 <b>Никто не взял</b> с { $time }
       *[other] 🔔 <b>Никто не взял</b> с { $time }, { $date }
    }
card-heard = 👀 Видит: { $name }
card-canceled-unheard = <b>Заказ никто не взял, и он отменён.</b>
button-hear = 👀 Вижу
order-heard = № { $number }: видите вы, больше никому не напоминаем
order-heard-before = № { $number }: уже видит { $name }
order-heard-already = № { $number }: за него уже брались
unheard-elsewhere = 🔔 <b>{ $venue }</b>: заказ № <b>{ $number }</b> никто не взял. Откройте это кафе: /venue

settings-unheard-brief =
    🔔 Заказ никто не взял: <b>{ $minutes ->
        [0] не напоминать
       *[other] напомнить через { $minutes } мин
    }</b>
settings-unheard =
    <b>🔔 Невзятые заказы</b>

    Если заказ никто не начал и не нажал «Вижу», через столько минут он снова придёт со звуком всем на смене. Ещё через столько же — управляющим и владельцам, даже не на смене, потом об этом узнает клиент. Если на смене никого нет, управляющие узнают сразу. Считается только рабочее время.

    Так же с сообщениями: о неотвеченном напомним тому, кто ведёт диалог, ещё через столько же диалог снова ничей, и о нём узнают все на смене.
settings-unheard-cancel =
    { $minutes ->
        [0] Сам такой заказ не отменяется.
       *[other] Через <b>{ $minutes } мин</b> такой заказ отменится сам, деньги будут к возврату.
    }
button-unheard =
    { $minutes ->
        [0] Никогда
       *[other] { $minutes } мин
    }
button-unheard-cancel =
    { $minutes ->
        [0] ⛔️ Не отменять
       *[other] ⛔️ { $minutes } мин
    }
report-heard = 👀 Замечен: обычно за { $median }, 9 из 10 — до { $p90 }

dialog-elsewhere = ⏳ <b>{ $venue }</b>: { $name } ждёт ответа, а на смене никого нет. Откройте это кафе: /venue
dialog-unanswered =
    ⏳ { $name }{ $hasNumber ->
        [no] { "" }
       *[yes] , № { $number },
    } ждёт вашего ответа.
dialog-free =
    ⏳ { $name }{ $hasNumber ->
        [no] { "" }
       *[yes] , № { $number },
    } ждёт ответа{ $assignee ->
        [none] .
       *[other] : { $assignee } не отвечает, диалог снова ничей.
    }
