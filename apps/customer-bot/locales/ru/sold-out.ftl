until-time-bold =
    { $day ->
        [today] до <b>{ $time }</b>
       *[other] до <b>{ $time }</b>, <b>{ $date }</b>
    }
sold-out-item = 🚫 <b>К сожалению, закончилось: { $name }.</b>
sold-out-option = 🚫 <b>К сожалению, закончилось: { $name }</b> ({ $item }).
sold-out-question =
    <b>Что сделать с заказом?</b> Ответьте { until-time-bold }. Если не ответите, { $silence ->
        [cancel] заказ отменят.
       *[take_off] это уберут, а остальное приготовят.
    }
sold-out-unpriced = 💸 Сколько вернуть, по заказу не посчитать: это решит кафе.
sold-out-cancel-question = <b>Отменить весь заказ № { $number }?</b>
sold-out-ended =
    { $how ->
        [swapped] 🔁 { $name } → <b>{ $choice }</b>
        [withdrawn] ✅ Всё нашлось: <b>{ $name }</b>. Заказ без изменений.
        [taken_off] { $by ->
            [customer] ➖ Убрали из заказа: <b>{ $name }</b>
            [clock] ➖ Ответа не было, поэтому убрали из заказа: <b>{ $name }</b>
           *[staff] ➖ Закончилось, и кафе убрало из заказа: <b>{ $name }</b>
        }
       *[canceled] { $by ->
            [clock] 🚫 Закончилось: <b>{ $name }</b>. Ответа не было, поэтому заказ отменён.
           *[customer] 🚫 Закончилось: <b>{ $name }</b>
        }
    }
button-sold-out-swap =
    { $total ->
        [none] 🔁 { $name }
       *[other] 🔁 { $name } · итого { $total }
    }
button-sold-out-take-off =
    { $total ->
        [none] ➖ Убрать
       *[other] ➖ Убрать · итого { $total }
    }
button-sold-out-cancel = Отменить весь заказ
button-sold-out-cancel-yes = Да, отменить весь заказ
button-sold-out-cancel-no = Не отменять
sold-out-swapped = Заменили, кафе уже знает
sold-out-taken-off = Убрали, кафе уже знает
