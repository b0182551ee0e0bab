history-title = <b>Ваши заказы</b>
history-none = Заказов пока не было. Оплатили на сайте кафе? Введите код оттуда.
history-order = <b>№ { $number }</b> · { $venue }
history-state =
    { $day }, { $time } · { $status ->
        [payment_process] ⏳ ждёт оплаты
        [placed] 🆕 принят
        [in_progress] ☕️ готовится
        [ready] 🔔 готов
        [delivered] ✅ выдан
        [utilized] 🗑 не забрали
        [canceled_by_cafe] ❌ отменило кафе
       *[canceled_by_user] ❌ отменён вами
    }
button-repeat = 🔁 Повторить № { $number }
button-history =
    { $direction ->
        [newer] ◀️ Новее
       *[older] Раньше ▶️
    }
