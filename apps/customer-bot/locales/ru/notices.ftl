notices =
    <b>Что приходит со звуком?</b>

    🔔 — придёт новым сообщением, со звуком.
    🔕 — обновится без звука.
button-notice =
    { $heard ->
        [true] 🔔
       *[false] 🔕
    } { $notice ->
        [placed] Заказ принят
        [in_progress] Заказ готовится
        [ready] Заказ готов
        [delivered] Заказ выдан
        [canceled_by_cafe] Кафе отменило заказ
       *[message] Сообщения кафе
    }
button-notices-done = Готово
notices-done = Сохранено
