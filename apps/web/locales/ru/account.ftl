sign-in-page-title = Вход · Gotovo
sign-in-title = Вход
sign-in-lead = Пришлём одноразовый код в Telegram или по SMS.
sign-in-send = Получить код
phone-label = Телефон
to-sign-up = Впервые здесь? Зарегистрироваться через Telegram
to-sign-in = Уже есть аккаунт? Войти

code-title = Введите код
code-lead = Мы отправили код на { $phone }.
code-open = Для проверки: код { $code }
code-label = Код
code-submit = Войти
code-again = Отправить ещё раз
code-again-in = Отправить ещё раз через { $left }
code-other-phone = Другой номер
copy-selected = Выделено, скопируйте

sign-up-page-title = Регистрация · Gotovo
sign-up-title = Регистрация
sign-up-lead = Номер подтвердите в Telegram: бот попросит поделиться контактом.
sign-up-name = Как вас зовут?
sign-up-begin = Продолжить
sign-up-restart = Начать заново
sign-up-expired = Время вышло
sign-up-expired-lead = Регистрацию не закончили за 10 минут, или она открыта в другом браузере.

waiting-title = Откройте бот
waiting-lead = Нажмите «Старт» и поделитесь своим контактом. Эта страница продолжит сама.
waiting-open = Открыть Telegram
waiting-pending = Ждём ваш контакт…
waiting-received = Контакт получен, отправляем код…
waiting-offline = Нет связи. Пробуем ещё раз…

account-page-title = Личный кабинет · Gotovo
account-loading = Загружаем…
account-hello = Здравствуйте, { $name }!
account-hello-nameless = Здравствуйте!
sign-out = Выйти

profile-title = О вас
profile-phone = Телефон
profile-name = Имя
profile-nickname = Никнейм
profile-language = Язык сообщений
profile-language-any = Как в Telegram
profile-save = Сохранить
profile-saved = Сохранено

orders-active = Сейчас в работе
orders-none-active = Активных заказов нет.
orders-history = История
orders-more = Показать ещё

invite-title = Пригласить друга
invite-lead = Отправьте ссылку: кто войдёт по ней, станет приглашённым вами.
invite-code = Ваш код
invite-qr = Показать QR-код
invite-qr-label = QR-код: ссылка-приглашение
invite-followers = { $count ->
    [0] По вашему коду пока никто не пришёл.
    [one] По вашему коду пришёл { $count } человек:
    [few] По вашему коду пришли { $count } человека:
   *[other] По вашему коду пришли { $count } человек:
}
invite-by = Вас пригласил { $phone }
invite-enter = Код того, кто пригласил вас
invite-submit = Ввести код

linked-to = Привязан: { $name }
linked-none = Не привязан. Откройте бот, отправьте /auth и поделитесь контактом.
linked-open = Открыть бот
linked-unlink = Отвязать Telegram

devices-title = Устройства
devices-end-others = Выйти на всех остальных
device-here = это устройство
device-used = { $at } · { $place }
device-end = Завершить

problem-already-invited = Код пригласившего уже введён.
problem-code-invalid = Код не подошёл. Проверьте цифры или запросите новый.
problem-invite-code-unknown = Такого кода приглашения нет.
problem-invited-in-a-circle = Этого человека пригласили вы.
problem-invited-oneself = Это ваш собственный код.
problem-no-code-channel = Сейчас код отправить некуда. Попробуйте позже.
problem-offline = Нет связи. Проверьте интернет и попробуйте ещё раз.
problem-phone-banned = С этим номером войти нельзя.
problem-phone-invalid = Не похоже на номер телефона. Начните с +7 или кода страны.
problem-too-many-attempts = Слишком много попыток.
problem-validation-failed = Проверьте, что введено.
problem-other = Что-то пошло не так. Попробуйте ещё раз.
problem-retry-in = Можно снова через { $left }.
