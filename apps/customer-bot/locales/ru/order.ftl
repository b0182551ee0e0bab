test-mark = 🧪 <b>ТЕСТ</b>
card-title = <b>Заказ № { $number }</b> · { $venue }
card-more-items = …и ещё { $hidden }
card-note = 📝 { $note }
card-wish = 💬 Пожелание: { $note }
card-pickup = 📍 { $place }
pickup-table = стол { $table }
pickup-name = на имя { $name }
card-refund =
    { $state ->
        [sent] 💸 Деньги возвращены: <b>{ $amount }</b>
        [failed] 💸 Возврат <b>{ $amount }</b> не прошёл, кафе этим занимается
       *[due] 💸 Кафе вернёт <b>{ $amount }</b>
    }
card-total = Итого: <b>{ $total }</b>
card-awaiting-payment = ⏳ Ждём оплату
card-stage =
    { $mark } { $stage ->
        [placed] Принят
        [in_progress] Готовится
        [ready] Готов
       *[delivered] Выдан
    }
card-stage-at = { card-stage } · { $time }
card-promise = ⏰ Будет готов { by-time-bold }
card-late = ⏰ Задерживается: обещали { by-time-bold }
card-held =
    { $why ->
        [paused] { $day ->
            [today] ⏸ В кафе перерыв до <b>{ $time }</b>. Ваш заказ принят и подождёт.
           *[other] ⏸ В кафе перерыв до <b>{ $time }</b>, <b>{ $date }</b>. Ваш заказ принят и подождёт.
        }
       *[closed] { $day ->
            [unknown] 🌙 Кафе сейчас закрыто. Ваш заказ принят.
            [today] 🌙 Кафе сейчас закрыто. Откроется в <b>{ $time }</b> и возьмётся за ваш заказ.
           *[other] 🌙 Кафе сейчас закрыто. Откроется <b>{ $date }</b> в <b>{ $time }</b> и возьмётся за ваш заказ.
        }
    }
by-time-bold =
    { $day ->
        [today] к <b>{ $time }</b>
       *[other] <b>{ $date }</b> к <b>{ $time }</b>
    }
card-ready = <b>Заказ готов — забирайте!</b>
card-waiting = ⏰ Он ждёт вас с <b>{ $time }</b>.
card-arrived = 🙋 Кафе видит, что вы здесь.
card-address = 📍 { $address }
card-pickup-instructions = ℹ️ { $text }
card-code = 🗣 Скажите у стойки: <b>{ $code }</b>
card-cancel-hint =
    { $policy ->
        [until_in_progress] Отменить можно, пока заказ не начали готовить.
        [ask] Отменить можно, пока заказ не начали готовить; потом — спросить кафе.
       *[until_ready] Отменить можно, пока заказ не готов.
    }
card-cancel-request =
    { $request ->
        [asked] ⏳ Мы спросили кафе, можно ли отменить. Если за { $minutes } мин не ответят, заказ готовят дальше.
       *[declined] 🙅 <b>Отменить уже нельзя:</b> заказ готовят.
    }
card-cancel-question = <b>Отменить заказ № { $number }?</b>
card-ended =
    { $status ->
        [delivered] <b>Заказ выдан.</b> Приятного аппетита!
        [utilized] <b>Заказ не забрали вовремя</b> — кафе его убрало.
        [canceled_by_cafe] ❌ <b>Кафе отменило заказ.</b>
       *[canceled_by_user] ❌ <b>Вы отменили заказ.</b>
    }
card-reason = Причина: { $reason }

button-cancel = Отменить заказ
button-cancel-request = Попросить отменить
button-cancel-yes = Да, отменить
button-cancel-no = Не отменять
button-handover-here = 🙋 Я здесь
button-handover-qr = 🔳 QR-код
arrival-heard = 🙋 Кафе видит, что вы здесь
arrival-noted = В очереди кафе отмечено, что вы здесь, но на смене в боте никого нет. { $code ->
        [none] Обратитесь к стойке.
       *[other] Скажите у стойки: { $code }.
    }
arrival-already = Кафе уже знает: оно видит, что вы здесь.
arrival-closed = Кафе сейчас закрыто, поэтому мы никого не побеспокоили. Нажмите ещё раз, когда оно откроется.
arrival-blocked = Кафе не принимает от вас сообщений здесь. { $code ->
        [none] Обратитесь к стойке.
       *[other] Скажите у стойки: { $code }.
    }
handover-qr = Заказ <b>{ $number }</b>: покажите это в кафе{ $code ->
        [none] { "" }
       *[other] { " " }или скажите <b>{ $code }</b>
    }. Больше никому не показывайте.
cancel-asked = Точно отменить?
cancel-requested = Спросили кафе — ответ придёт сюда
cancel-kept = Заказ остаётся
cancel-done = Заказ отменён
button-outdated = Эта кнопка устарела. Ваши заказы: /orders
