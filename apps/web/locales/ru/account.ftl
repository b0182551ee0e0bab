area-loading = Открываем личный кабинет…
area-failed = Личный кабинет не открылся
section-orders = Заказы
section-friends = Друзья
section-vault = Сейф
section-devices = Устройства
section-profile = Профиль

save = Сохранить
saved = Сохранено
send = Отправить
share = Поделиться

orders-active = Сейчас
offer-title = { $cafe } считает заказ № { $number } вашим
offer-lead = Он оформлен на ваш номер телефона. Если вы примете его, здесь будут видны и остальные заказы этого кафе на ваш номер.
offer-accept = Да, это мой заказ
offer-decline = Не мой, скрыть заказы этого кафе
orders-active-none = Сейчас ничего не готовится.
orders-past = История
orders-past-none = Здесь появятся заказы, которые вы уже забрали.
orders-more = Показать ещё
order-open = Открыть заказ
order-repeat = Повторить
rating-for = Оценка заказа { $number }
rating-ask = Как вам?
rating-stars = { $rating } из 5
rating-given = Ваша оценка: { $rating } из 5
rating-comment = Добавить пару слов

invite-title = Пригласите друзей
invite-lead = Друг откроет ссылку или введёт ваш код в своём кабинете.
invite-code-label = код приглашения
invite-link-label = ссылка приглашения
invite-share-text = Заказывай кофе вместе со мной
invite-qr = Показать QR-код
invite-qr-label = QR-код: ссылка приглашения
inviter-title = Кто вас пригласил
inviter-known = Вас пригласил { $phone }
inviter-code = Код приглашения
inviter-hint = Сначала покажем, кто приглашает
inviter-who = Узнать, кто приглашает
inviter-invites = { $name } приглашает вас
inviter-sees-phone = Если согласитесь, этот человек увидит ваш номер телефона. Согласиться можно один раз.
inviter-accept = Принять и показать номер
inviter-decline = Не принимать
followers-title = { $count ->
    [0] Кого пригласили вы
    [one] По вашему коду пришёл { $count } человек
    [few] По вашему коду пришли { $count } человека
   *[other] По вашему коду пришли { $count } человек
}
followers-none = Пока никого.

devices-title = Где вы вошли
devices-lead = Если какое-то устройство вам не знакомо, завершите его сеанс.
devices-end = Завершить
devices-end-others = Завершить все остальные
devices-end-title = Завершить сеанс?
devices-end-lead = «{ $device }» больше не сможет открыть ваш кабинет.
devices-end-others-title = Завершить все остальные сеансы?
devices-end-others-lead = Вы останетесь только на этом устройстве.
device-unknown = Неизвестное устройство
device-current = это устройство
device-has-key = есть ключ
device-used = был активен { $time }

nickname = Никнейм
nickname-hint = По желанию
phone-hint = По этому номеру вы входите
bot-language = Язык сообщений бота
bot-language-auto = Как в Telegram
telegram-linked = Telegram привязан
telegram-linked-as = { $name }: сюда приходят заказы и коды для входа.
telegram-linked-lead = Сюда приходят заказы и коды для входа.
telegram-unlinked = Привяжите Telegram
telegram-unlinked-lead = Заказы и коды для входа будут приходить в бот. Откройте его, отправьте /auth и поделитесь этим же номером.
telegram-unlink = Отвязать
telegram-unlink-title = Отвязать Telegram?
telegram-unlink-lead = Заказы из кафе перестанут приходить в этот Telegram. Коды для входа будут приходить другим способом, если он есть.

data-title = Ваши данные
data-lead = Всё, что мы храним о вас, одним файлом.
data-export = Скачать
erase = Удалить аккаунт
erase-title = Удалить аккаунт навсегда?
erase-lead = Профиль, сейф, устройства и приглашения исчезнут сразу. Вернуть их не сможем даже мы.
erase-later-title = Удалить аккаунт через 7 дней?
erase-later-lead = На этом устройстве нет ключа сейфа, а сейф исчезнет вместе с аккаунтом. Поэтому удалим всё через 7 дней. Все ваши устройства и чат узнают об этом, и с каждого можно отменить. Сразу удалить можно с устройства, где сейф открывается.
erase-later = Удалить через 7 дней
erase-wait-note = Аккаунт попросили удалить без ключа сейфа. Он исчезнет со всеми записями: { $at }.
erase-keep = Оставить аккаунт
erase-word = удалить
erase-type = Чтобы подтвердить, напишите «{ $word }»
erase-forever = Удалить навсегда
erased-title = Аккаунт удалён
erased-lead = Всё, что мы знали о вас, стёрто. Будем рады, если вернётесь.
erased-again = Зарегистрироваться заново

sign-out = Выйти
sign-out-title = Выйти на этом устройстве?
sign-out-lead = Вернуться можно в любой момент.
sign-out-key = Ключ сейфа с этого устройства тоже исчезнет.
sign-out-last-key = Ключ сейфа есть только здесь. Если выйти, записи в нём больше никто не прочитает, даже вы.

owner-ask = Вы уже пользовались этим кабинетом?
owner-ask-lead = Номера переходят к новым людям. Если номер достался вам недавно, у вас будет свой кабинет, а прежний владелец сохранит свой.
owner-same = Да, это мой кабинет
owner-other = Нет, номер теперь мой
