command-stop = Что закончилось: стоп-лист

until-time =
    { $day ->
        [today] до { $time }
       *[other] до { $time }, { $date }
    }
sold-out-silence =
    { $silence ->
        [cancel] отменим заказ
       *[take_off] уберём
    }
card-sold-out-asked = ⏳ <b>Закончилось: { $name }.</b> Спросили клиента, ждём { until-time }; не ответит — { sold-out-silence }.
card-sold-out-unreachable = 📵 <b>Закончилось: { $name }.</b> Вопрос не дойдёт: клиента больше нет в Telegram. Решите сами или спросите его; { until-time } подождём и { sold-out-silence }.
card-sold-out-ended =
    { $how ->
        [swapped] 🔁 <b>{ $name } → { $choice }</b>: так выбрал клиент.
        [taken_off] { $by ->
            [customer] ➖ <b>{ $name }</b>: клиент попросил убрать.
            [clock] ➖ <b>{ $name }</b>: убрали, клиент не ответил.
           *[staff] ➖ <b>{ $name }</b>: убрали, потому что закончилось.
        }
       *[canceled] { $by ->
            [clock] ⛔️ Закончилось: <b>{ $name }</b>. Клиент не ответил, заказ отменён.
           *[customer] ⛔️ Закончилось: <b>{ $name }</b>. Клиент отменил заказ.
        }
    }
card-sold-out-unpriced = 💸 Сколько вернуть, из заказа не видно: <b>решите вы</b>.
card-stopped = 🚫 В стоп-листе: <b>{ $names }</b>

sold-out-list = <b>Что закончилось?</b>
sold-out-part = <b>Закончилось: { $name }</b>
sold-out-will-ask =
    Спросим клиента, что делать. Ответа ждём { until-time }; не ответит — { sold-out-silence }. { $test ->
        [true] Заказ тестовый: в стоп-лист это не попадёт.
       *[false] До закрытия это будет в стоп-листе.
    }
sold-out-alone = 📵 Клиента нет в Telegram, спросить некого. Позвоните или спросите у стойки и решите сами.
sold-out-worth = Без этого заказ дешевле на <b>{ $amount }</b>: столько и вернуть.
sold-out-unpriced = Сколько это стоило, из заказа не видно: сколько вернуть, решите вы.
sold-out-nothing-left = Больше в заказе ничего нет: без этого его остаётся отменить.

button-sold-out = 🚫 Закончилось…
button-sold-out-part =
    { $option ->
        [true] ↳ { $name }
       *[false] { $name }
    }
button-sold-out-ask = ❓ Спросить клиента
button-sold-out-same = 🔁 Предложить: { $names }
button-sold-out-type = ✍️ Предложить замену…
button-sold-out-take-off = ➖ Убрать самим
button-sold-out-found = ✅ Нашлось
button-sold-out-back = ◀️ К списку
button-sold-out-close = ✖️ Закрыть

ask-sold-out-choices =
    <b>Заказ № { $number }: чем заменить «{ $name }»?</b>
    Каждый вариант с новой строки, не больше { $limit }. Если дешевле, допишите цену за штуку: <code>Фильтр = 250</code>. Доплаты не просим.
sold-out-choices-problem =
    { $problem ->
        [empty] Напишите варианты замены текстом, каждый с новой строки.
        [too_many] Слишком много вариантов: не больше { $limit }. Попробуйте ещё раз.
        [too_long] Слишком длинный вариант: на кнопке его не прочесть. Попробуйте короче.
       *[price] Не понял цену. Напишите, например: Фильтр = 250
    }
sold-out-asked = № { $number }: спросили клиента, ответ придёт на карточку
sold-out-taken-off = № { $number }: убрали, клиент увидит
sold-out-withdrawn = № { $number }: нашлось, заказ без изменений
error-unreachable-sold-out = Клиента нет в Telegram, спросить некого. Позвоните или спросите у стойки и решите сами.

stop-title = <b>Стоп-лист</b> · { $venue }
stop-empty = Пусто: всё есть.
stop-line = 🚫 { $name } · { until-time }
stop-line-open = 🚫 { $name } · пока не вернёте
button-stop-back = ✅ Снова есть: { $name }
button-stop-add = ➕ Закончилось ещё
ask-stop-item = <b>Что закончилось?</b> Напишите, как это называется в заказах; каждую позицию с новой строки. До закрытия новые заказы с ней будут с пометкой.
stop-unreadable = Напишите названия текстом, каждое с новой строки, не больше { $limit }.
stop-back = Снова есть: { $name }
stop-back-already = Этого в стоп-листе уже нет
