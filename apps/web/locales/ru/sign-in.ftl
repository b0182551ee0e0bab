sign-in = Вход
sign-in-lead = Пришлём код в Telegram с этим номером.
send-code = Получить код
enter-code = Введите код

way-code = По коду на телефон
way-code-lead = Код придёт в Telegram с этим номером
way-telegram = Через Telegram
way-telegram-lead = Номер вводить не нужно, хватит имени
way-secure = С ключом шифрования
way-secure-lead = Заметки и любимые заказы видите только вы

sign-up = Регистрация
sign-up-lead = Как вас зовут? Номер телефона подтвердим в Telegram.
your-name = Имя
sign-up-begin = Начать регистрацию
sign-up-open-telegram = Откройте Telegram
sign-up-open-telegram-lead = Нажмите в боте «Поделиться номером» и возвращайтесь сюда.
sign-up-waiting = Ожидаем ваш контакт…
sign-up-received = Контакт получен
sign-up-received-lead = Отправляем вам код.
sign-up-code-coming = Код уже в пути…
sign-up-offline = Нет связи. Проверим, как только она появится.
sign-up-code-lead = Код для { $phone } придёт в Telegram: в чат с нашим ботом, если этот номер с ним связан, иначе от Telegram с именем «Verification Codes».
sign-up-expired = Время вышло
sign-up-expired-lead = На регистрацию даётся десять минут. Имя мы запомнили, остальное быстро.
start-again = Начать заново
sign-up-telegram = Открыть Telegram
