notifications =
    <b>Что приходит со звуком?</b>

    🔔 — придёт новым сообщением, со звуком.
    🔕 — обновится без звука.
button-notification =
    { $heard ->
        [true] 🔔
       *[false] 🔕
    } { $notification ->
        [placed] Заказ принят
        [in_progress] Заказ готовится
        [ready] Заказ готов
        [delivered] Заказ выдан
        [canceled_by_cafe] Кафе отменило заказ
       *[message] Сообщения кафе
    }
button-notifications-done = Готово
notifications-done = Сохранено
