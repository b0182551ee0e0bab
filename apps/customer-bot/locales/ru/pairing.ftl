pairing-question =
    <b>Заказ № { $number }</b> в «{ $venue }».
    Это ваш заказ? Покажу его в этом чате.
button-pairing-yes = Да, это мой заказ
button-pairing-no = Нет
pairing-done = Готово, заказ здесь
pairing-here = Этот заказ уже здесь.
pairing-declined = Хорошо, ничего не привязываю. Если у вас есть другой код — введите его.
pairing-declined-unsent = Хорошо, ничего не привязываю, и ваше сообщение никуда не отправлено. Если у вас есть другой код — введите его.
pairing-message-held = ✉️ Передам в «{ $venue }», как только вы ответите на вопрос, ваш ли это заказ.
pairing-declined-toast = Не привязываю
pairing-closed = Этот вопрос уже закрыт. Если заказа здесь нет, возьмите новый код на его странице.
pairing-too-late = Код больше не действует. Возьмите новый на странице заказа.
pairing-moved-away = Заказ № { $number } в «{ $venue }» теперь смотрят в другом Telegram. Если это не вы, в течение суток заказы можно вернуть сюда.
button-take-back = Это не я — вернуть
pairing-taken-back-here = Заказы снова здесь
pairing-take-back-over = Вернуть уже нельзя. Если заказы ваши, возьмите новый код на странице заказа.
pairing-taken-back = Заказ № { $number } в «{ $venue }» вернулся в прежний Telegram: там сказали, что привязали не они.

pairing-ended = Готово: заказы «{ $cafe }» сюда больше не приходят.
pairing-ended-by-cafe = Кафе «{ $cafe }» отвязало этот чат: его заказы сюда больше не приходят.

button-more = ⋯
button-not-mine = Не мои заказы — отвязать
button-not-mine-no = ◀️ Назад
not-mine-question = <b>Это не ваши заказы?</b> Заказы этого покупателя из «{ $venue }» перестанут приходить сюда, а кафе узнает, что чат отвязан. Сам заказ останется.
not-mine-asked = Отвязать этот чат?
not-mine-kept = Оставил как есть
not-mine-done = Отвязал

error-code-invalid =
    Такого кода нет, или он уже не действует. Проверьте его на странице заказа: там же можно получить новый.
error-too-many-attempts =
    Слишком много неверных кодов. Попробуйте через { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    } — или откройте бота по ссылке со страницы заказа.
error-order-moved-on =
    { $status ->
        [payment_process] Заказ ждёт оплаты
        [placed] Заказ принят
        [in_progress] Заказ уже готовят
        [ready] Заказ уже готов, отменить нельзя
        [delivered] Заказ уже выдан
        [utilized] Заказ уже убрали
        [canceled_by_cafe] Заказ уже отменило кафе
       *[canceled_by_user] Заказ уже отменён
    }
error-not-found = Такого заказа у вас нет. Ваши заказы: /orders
error-try-again = Не получилось. Попробуйте ещё раз.
