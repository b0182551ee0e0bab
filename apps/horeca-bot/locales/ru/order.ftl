test-mark = 🧪 <b>ТЕСТ</b>
header-title = <b>{ $venue }</b> — очередь
header-stage =
    { $stage ->
        [placed] 🆕 Размещено
        [in_progress] ☕️ В работе
       *[ready] ✅ Готово
    }: <b>{ $count }</b>
header-empty = Заказов нет. Новый придёт сюда сам.
header-late = ❗️ Опаздывает: <b>{ $count }</b>
header-busy = 🔥 Запара: <b>+{ $minutes } мин</b> ко времени новых заказов
header-on-duty = 🔔 Вы на смене
header-off-duty = 🔕 Вы не на смене: заказы приходят без звука
button-refresh = 🔄 Обновить
button-duty-on = 🔔 На смену
button-duty-off = 🔕 Со смены
button-busy =
    { $minutes ->
        [0] 🔥 Запара
       *[other] 🔥 Запара: +{ $minutes } мин
    }
button-busy-choice =
    { $minutes ->
        [0] Выключена
       *[other] +{ $minutes } мин
    }
button-chosen = ✅ { $label }
busy-now-on = 🔥 Запара: новым заказам +{ $minutes } мин
busy-now-off = Запара выключена
queue-refreshed = Очередь внизу
duty-now-on = 🔔 Вы на смене: новые заказы со звуком
duty-now-off = 🔕 Смена закончена: заказы без звука

card-title =
    { $urgency ->
        [late] ❗️
        [soon] ⚠️
       *[none] { $status ->
            [placed] 🆕
            [in_progress] ☕️
            [ready] ✅
            [delivered] 🏁
            [utilized] 🗑
           *[other] ❌
        }
    } Заказ №: <b>{ $number }</b> | Статус: <b>{ $status ->
        [payment_process] В процессе оплаты
        [placed] Размещён
        [in_progress] В работе
        [ready] Готов
        [delivered] Выдан
        [utilized] Утилизирован
        [canceled_by_cafe] Отменён заведением
       *[canceled_by_user] Отменён клиентом
    }</b>
card-more = …и ещё { $hidden }
card-note = 📝 <b>{ $note }</b>
card-wish = 💬 Пожелание: <b>{ $note }</b>
card-pickup = 📍 { $place }
pickup-table = стол { $table }
card-pickup-name = Выдать: <b>{ $name }</b>
card-cancel-asked = ❓ <b>Клиент просит отменить</b>
card-all-ticked = ✅ <b>Все позиции отмечены:</b> если заказ собран, нажмите «Готов»
card-ticked = ☑️ Сделано { $done } из { $all }
card-arrived = 🙋 <b>Клиент уже здесь</b>
card-code = 🗣 Код: <b>{ $code }</b>
card-unfetched = ⏳ <b>Готов с { $since }, не забрали.</b> За ним так и не пришли?
card-changed = ✏️ <b>Изменён:</b> { $fields }
changed-field =
    { $field ->
        [items] состав
        [description] состав
        [note] пожелание
        [pickup] выдача
        [promisedAt] время
       *[total] сумма
    }
card-line-added = { "➕ " }
card-line-gone = ➖ <s>{ $name }</s>
card-more-gone = ➖ …и ещё { $hidden }
card-wish-gone = 💬 <s>{ $note }</s>
card-total-before = (было { $total })
card-promise =
    { $urgency ->
        [late] <b>Опаздывает</b>, обещан { by-time }
        [soon] ⏰ <b>Скоро опоздает</b>, обещан { by-time }
       *[none] ⏰ { by-time-bold }
    }
by-time =
    { $day ->
        [today] к { $time }
       *[other] { $date } к { $time }
    }
by-time-bold =
    { $day ->
        [today] к <b>{ $time }</b>
       *[other] <b>{ $date }</b> к <b>{ $time }</b>
    }
card-customer = 👤 { $name }
card-refund =
    { $state ->
        [sent] 💸 Возвращено: <b>{ $amount }</b>
        [failed] 💸 Возврат не прошёл: <b>{ $amount }</b>
       *[due] 💸 К возврату: <b>{ $amount }</b>
    }
card-total = Итого: <b>{ $total }</b>
card-stage-time =
    { $stage ->
        [placed] Принят
        [in_progress] в работе
       *[ready] готов
    } { $time }
card-external-id = № в системе кафе: <code>{ $id }</code>
card-customer-canceled = <b>Клиент отменил заказ — готовить не нужно.</b>
card-reason = Причина: { $reason }
card-leaving = <i>Карточка исчезнет через минуту.</i>
card-question =
    <b>{ $to ->
        [delivered] Подтвердите завершение заказа № { $number }
        [utilized] Подтвердите: за заказом № { $number } не пришли
       *[canceled_by_cafe] Подтвердите отмену заказа № { $number }: выберите причину
    }</b>

button-move =
    { $kind ->
        [forward] { $to ->
            [in_progress] ▶️ В работу
            [ready] ▶️ Готов
           *[delivered] ▶️ Выдан
        }
        [back] ◀️ Назад
        [discard] 🗑 Не пришли
        [undo] ↩️ Вернуть
       *[cancel] ⛔️ Отменить
    }
button-promise = ⏰ +{ $minutes } мин
promise-moved = № { $number }: теперь { by-time }
promise-stale = Заказ только что изменился: обещан { by-time }. Если нужно ещё время, нажмите снова.
button-cancel-answer =
    { $answer ->
        [yes] ✅ Отменить
       *[no] 🙅 Готовим дальше
    }
cancel-declined = № { $number }: готовим дальше, клиент узнает
button-seen = 👁 Видел(а)
change-seen = № { $number }: изменения видели
button-form =
    { $form ->
        [full] ⏬
       *[short] ⏫
    }
button-confirm =
    { $to ->
        [delivered] Да, выдан
       *[utilized] Да, не пришли
    }
button-keep-waiting = ⏳ Ещё ждём
waiting-kept = № { $number }: ещё ждём, коллеги это видят
button-line =
    { $done ->
        [true] ✅
       *[false] ⬜️
    } { $line }
button-lines-page = { $from }–{ $to } из { $all }
button-lines-before = ◀️
button-lines-after = ▶️
line-ticked = № { $number }: сделано { $done } из { $all }
line-all-ticked = № { $number }: всё сделано
handover-unknown-code = Среди готовых заказов нет кода <b>{ $code }</b>. Очередь: /orders
handover-unknown-link = В очереди этого кафе такого заказа нет. Если вы работаете и в другом: /venue
handover-not-ready =
    Заказ <b>{ $number }</b> не ждёт выдачи: { $status ->
        [placed] его ещё не начали
        [in_progress] он в работе
        [delivered] он уже выдан
        [utilized] его убрали
       *[other] он отменён
    }.
button-not-yet = Нет
button-cancel-reason =
    { $reason ->
        [sold_out] Нет продуктов
        [too_busy] Не успеваем
        [closing] Закрываемся
        [customer_request] Просит клиент
       *[other] Другая причина
    }
button-do-not-cancel = Не отменять
cancel-reason-told =
    { $reason ->
        [sold_out] закончились продукты
        [too_busy] слишком много заказов, не успеваем
        [closing] кафе закрывается
        [customer_request] по просьбе клиента
       *[other] по решению кафе
    }
order-moved =
    № { $number }: { $status ->
        [placed] размещён
        [in_progress] в работе
        [ready] готов
        [delivered] выдан
        [utilized] утилизирован
       *[canceled_by_cafe] отменён
    }
button-outdated = Эта кнопка устарела. Очередь: /orders

message-about-order =
    <b>{ $venue }</b> · заказ № { $number }
    { $text }

refund-overdue =
    💸 <b>{ $venue }</b>: возврат по заказу № <b>{ $number }</b> ждёт дольше { $hours } ч{ $amount ->
        [none] { "" }
       *[other] : <b>{ $amount }</b>
    }. Верните деньги и отметьте это в системе кафе — карточка клиента обновится сама.
error-no-line = Такой позиции в заказе больше нет: его изменили.
unfetched-unheard = ⏳ <b>{ $venue }</b>: заказ <b>{ $number }</b> готов, его не забрали, а на смене никого нет. На его карточке вопрос, не забрали ли его: /orders
