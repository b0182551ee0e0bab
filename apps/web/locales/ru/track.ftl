loading = Ищем ваш заказ…
page-title = { $status } · заказ { $number }

test-band = Тестовый заказ: кафе проверяет, как всё работает.

status-payment-process = Ждём оплату
status-placed = Заказ принят
status-in-progress = Готовим
status-ready = Готово!
status-delivered = Выдан
status-utilized = Заказ не забрали
status-canceled-by-cafe = Отменён кафе
status-canceled-by-user = Вы отменили заказ

lead-payment-process = Как только оплата пройдёт, бариста увидит ваш заказ.
lead-placed = Бариста уже видит ваш заказ и скоро возьмёт его в работу.
lead-placed-later = Бариста видит ваш заказ и приготовит его к сроку.
lead-placed-waiting = Заказ у кафе, но за него ещё не взялись.
lead-placed-unheard = Кафе ещё не взяло ваш заказ. Можно подождать или спросить в кафе.
lead-placed-closed = Сейчас кафе закрыто. Откроется { $day ->
    [today] в { $time }
    [tomorrow] завтра в { $time }
   *[other] { $date } в { $time }
} и возьмётся за ваш заказ.
lead-placed-closed-for-now = Сейчас кафе закрыто. Ваш заказ принят и подождёт.
lead-placed-paused = В кафе перерыв: за новые заказы возьмутся { $day ->
    [today] в { $time }
    [tomorrow] завтра в { $time }
   *[other] { $date } в { $time }
}.
lead-in-progress = Бариста готовит ваш заказ прямо сейчас.
lead-ready-where = Заказ ждёт вас: { $where }. Назовите номер { $number }.
lead-ready = Заказ ждёт вас на стойке. Назовите номер { $number }.
lead-ready-where-code = Заказ ждёт вас: { $where }. Назовите код у стойки.
lead-ready-code = Заказ ждёт вас. Назовите код у стойки.
handover-title = Как забрать
handover-say = Скажите у стойки:
handover-qr = QR-код для кафе
handover-qr-label = QR-код, по которому сотрудники кафе найдут ваш заказ
lead-delivered = Приятного аппетита! Будем рады увидеть вас снова.
lead-utilized = Заказ ждал вас, но срок хранения вышел. Напишите кафе, если это ошибка.
lead-canceled-by-cafe = Нам очень жаль.
lead-canceled-by-cafe-no-word = Нам очень жаль. Если вы уже заплатили, спросите о деньгах в кафе.
lead-canceled-by-user = Кафе не будет его готовить.
lead-canceled-by-user-no-word = Кафе не будет его готовить. О деньгах спросите в кафе.

sold-out-asked = Закончилось: { $name }. Кафе спрашивает в Telegram, что сделать, и ждёт ответа { $day ->
    [today] до { $time }
    [tomorrow] завтра до { $time }
   *[other] до { $time }, { $date }
}.
reason = Причина: { $reason }

stages = Этапы заказа
stage-placed = Принят
stage-in-progress = В работе
stage-ready = Готов
stage-delivered = Выдан
stage-utilized = Не забрали
stage-canceled = Отменён
stage-done = выполнено
stage-current = сейчас

# A time by the venue's clock; every other day than today is named.
moment = { $day ->
    [today] { $time }
    [tomorrow] завтра в { $time }
    [yesterday] вчера в { $time }
   *[other] { $date } в { $time }
}
by-time = { $day ->
    [today] к { $time }
   *[other] { moment }
}

promise-by = Будет готов { by-time }
promise-in = { $minutes ->
    [one] через { $minutes } минуту
    [few] через { $minutes } минуты
   *[other] через { $minutes } минут
}
promise-soon = с минуты на минуту
promise-late = Обещали { by-time }, задерживаемся
promise-over = на { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[other] { $minutes } минут
}
waiting-since = { $day ->
    [today] Ждёт вас с { $time }
   *[other] Ждёт вас: готов { moment }
}

cancel-panel = Отмена
cancel-lead = { $policy ->
    [until_in_progress] Отменить можно, пока кафе не начало готовить.
    [ask] Отменить можно, пока кафе не начало готовить, а потом — попросить об этом.
   *[until_ready] Отменить можно, пока заказ не готов.
}
cancel-ask-lead = Заказ уже готовят, поэтому можно ли его отменить, решает кафе.
cancel-order = Отменить заказ
cancel-ask = Попросить отменить
cancel-title = Отменить заказ { $number }?
cancel-ask-title = Попросить отменить заказ { $number }?
cancel-what = Кафе сразу узнает об этом и не будет его готовить. Вернуть заказ будет нельзя.
cancel-ask-what = Мы спросим кафе. Если там согласятся, заказ будет отменён; если не ответят, его приготовят.
cancel-yes = Да, отменить
cancel-ask-yes = Да, попросить
cancel-keep = Не отменять
cancel-close = Закрыть
cancel-asked = Мы спросили кафе, можно ли отменить заказ. Если { by-time } не ответят, его приготовят.
cancel-declined = Кафе не отменило заказ: он остаётся.
cancel-too-late = Отменить уже нельзя. Заказ сейчас: { $status }
cancel-changed = Заказ только что изменился, ничего не отменено. Он сейчас: { $status }. Всё равно отменить?
cancel-not-yours = В этом браузере больше нет ссылки покупателя. Откройте её ещё раз на сайте кафе.
cancel-no-answer = Ответа не было, и мы не знаем, отменён ли заказ. Страница покажет это, когда появится связь; повторить не страшно.
cancel-failed = Не получилось. Попробуйте ещё раз.

write-title = Написать в кафе
write-open = Написать сообщение
write-label = Ваше сообщение
write-send = Отправить
write-sending = Отправляем…
write-edited = изменено
write-state = { $state ->
    [read] прочитано
    [delivered] доставлено
    [failed] не дошло до кафе
   *[kept] отправлено
}
write-no-text = Кафе прислало то, что здесь не показать.
write-closed = Сейчас кафе закрыто. Откроется { $day ->
    [today] в { $time }
    [tomorrow] завтра в { $time }
   *[other] { $date } в { $time }
} и тогда ответит.
write-refused = Кафе не принимает от вас сообщения.
write-failed = Не отправлено. Попробуйте ещё раз.
write-failed-offline = Не отправлено: нет связи. Отправим сами, когда она появится.
write-failed-often = Не отправлено: слишком много сообщений подряд. Подождите немного.
write-drop = Удалить

push-title = Уведомления в этом браузере
push-off = Сообщим, когда заказ будет готов, даже если страница закрыта.
push-off-ready = Заказ уже готов. Сообщим, если с ним что-то изменится, даже если страница закрыта.
push-on = Сообщим о каждом этапе, даже если страница закрыта.
push-denied = Браузер не разрешает. Включите уведомления для этого сайта в его настройках.
push-failed = Здесь не получилось. Сама страница обновляется как прежде.
push-offline = Нет связи. Попробуйте ещё раз, когда она появится.

items = В заказе
pickup = Где забрать
pickup-table = стол { $table }
pickup-name = на имя { $name }
refund = { $state ->
    [sent] Деньги возвращены: { $amount }
    [failed] Возврат { $amount } не прошёл, кафе этим занимается
   *[due] Кафе вернёт { $amount }
}
notes = Примечание
wish = Пожелание

telegram-title = Следите за заказом в Telegram
telegram-lead-ready = Там можно написать кафе и следить за следующими заказами.
telegram-lead = Бот сразу напишет, когда заказ будет готов.
telegram-code-intro = Или отправьте боту этот код:
telegram-code-left = Код действует ещё { $left }
telegram-code-renew = Получить новый код
telegram-code-renewing = Получаем код…
telegram-code-failed = Не получилось получить код. Попробуйте ещё раз.
telegram-subscribed = Уведомления включены
telegram-subscribed-lead = Каждый этап заказа придёт вам в Telegram.
telegram-to-bot = Перейти в бот
telegram-blocked = Бот не может вам написать
telegram-blocked-lead = Откройте бот и нажмите «Старт», чтобы уведомления приходили снова.
telegram-start-bot = Открыть и запустить бот

connection-connecting = Соединяемся…
connection-reconnecting = Связь прервалась. Соединяемся…
connection-polling = Обновляем раз в несколько секунд
connection-offline = Нет интернета. Обновим, как только он появится.
connection-live = Обновляется само

missing-title = Такого заказа нет
missing-lead = Проверьте, целиком ли скопирована ссылка. Если она из старого письма, заказ мог уже удалиться.
failed-title = Не получается загрузить заказ
failed-lead = Похоже, пропала связь. Мы пробуем снова сами.

embed-more = Подробнее
