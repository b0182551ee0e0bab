command-me = Мой профиль
command-delete_me = Удалить мои данные

profile-none = Профиля пока нет: подтвердите номер телефона, и он появится. /auth
profile-gone = Профиля больше нет. Подтвердите номер: /auth
profile-title = 👤 <b>Профиль</b>
profile-name = Имя: <b>{ $name }</b>
profile-nickname = Никнейм: { $nickname }
profile-phone = Телефон: { $phone }
profile-telegram = Telegram: ✅ этот чат
profile-invite-code = Ваш код приглашения: <code>{ $code }</code>
profile-invited-by = Вас пригласили: { $phone }
profile-followers =
    { $count ->
        [0] По вашему коду пока никто не пришёл.
        [one] По вашему коду пришёл { $count } человек:
        [few] По вашему коду пришли { $count } человека:
       *[many] По вашему коду пришли { $count } человек:
    }
profile-more = …и ещё { $count }
button-copy-invite = 🎟 Скопировать ссылку-приглашение
button-profile =
    { $what ->
        [open] ◀️ Назад
        [name] ✏️ Изменить имя
        [invite] 🎟 Ввести код
        [qr] 🔳 QR-код
        [end-others] Завершить все
        [export] 📥 Мои данные
        [unlink] 🔌 Отвязать Telegram
        [unlink-yes] Да, отвязать
        [erase] 🗑 Удалить меня
        [erase-yes] Да, удалить всё
       *[close] Закрыть
    }
button-profile-devices = 💻 Устройства: { $count }
profile-sessions = 💻 <b>Где вы вошли</b>: { $count }
profile-no-sessions = 💻 На сайтах вы сейчас нигде не вошли.
profile-session =
    <b>{ $number }.</b> { $device }
    { $address } · был вход { $day }
button-end-session = Завершить { $number }: { $device }
profile-session-ended = Сеанс завершён
profile-sessions-ended = Все сеансы завершены
profile-name-question = <b>Как вас зовут?</b> Напишите имя одним сообщением.
profile-name-changed = Готово, имя изменено.
profile-name-bad = Имя должно быть текстом, не длиннее 128 знаков.
profile-invite-question = <b>Введите код приглашения</b> — шесть букв и цифр. Его можно ввести один раз.
profile-invite-offer =
    <b>{ $name } приглашает вас.</b>
    Если согласитесь, { $name } увидит ваш номер телефона. Согласиться можно один раз.
button-invite =
    { $answer ->
        [yes] Принять и показать номер
       *[no] Не принимать
    }
profile-invite-answered = Ответ принят
profile-invite-declined = Хорошо, никто ничего не узнал
profile-invite-closed = Этот вопрос уже закрыт. Откройте приглашение ещё раз.
profile-invite-activated = Готово, приглашение принято.
profile-invite-too-many = Слишком много неверных кодов. Попробуйте через десять минут.
profile-invite-unknown = Такого кода приглашения нет. Проверьте его: большие и маленькие буквы различаются.
profile-already-invited = Вы уже приняли приглашение, второй раз нельзя.
profile-invited-oneself = Это ваш собственный код.
profile-invited-in-a-circle = Этого человека пригласили вы — или те, кого пригласили вы.
profile-qr = Покажите другу: камера телефона откроет приглашение.
profile-export = Всё, что мы о вас знаем, — в этом файле.

unlink-question =
    <b>Отвязать этот Telegram от профиля?</b>

    Коды для входа сюда больше не придут, и впускать новые устройства отсюда будет нельзя. Заказы из кафе тоже перестанут приходить в этот чат. Профиль, приглашения и входы на сайтах останутся.
    Привязать снова: /auth
unlinked = Готово, этот чат больше не связан с профилем, и заказы сюда больше не приходят. Связать снова: /auth

erase-question =
    <b>Удалить всё, что мы о вас знаем?</b>

    Исчезнут профиль и входы на сайтах, переписка с кафе, слова отзывов, ваши имя, телефон и Telegram.
    Заказы останутся у кафе, но без вас: следить за ними здесь больше не получится. То, что кафе уже прочитало в Telegram, останется у него в чате.
    Вернуть ничего нельзя.
erase-done = Удалено
erased =
    🗑 <b>Готово, всё удалено.</b>

    Профилей: { $account }, входов на сайтах: { $sessions }
    Диалогов с кафе: { $dialogs }, сообщений в них: { $messages }
    Отзывов: { $feedback } — у кафе остались только звёзды
    Заказов без вашего имени: { $orders }
    { $staff ->
        [true] Вы работаете в кафе, поэтому ваше имя у команды осталось.
       *[false] Если вернётесь — начнём заново: /start
    }
