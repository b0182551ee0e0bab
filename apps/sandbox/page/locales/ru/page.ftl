# Страница
title = Песочница
pane-left = Левый чат
pane-right = Правый чат
panes = Чаты
nobody-yet = никто не выбран
loading = Загружаю…
ok = Понятно
cancel = Отмена
close = Закрыть
save = Сохранить
unread = { $count ->
    [one] { $count } непрочитанное сообщение
    [few] { $count } непрочитанных сообщения
   *[many] { $count } непрочитанных сообщений
}

# Верхняя полоса
connection-connecting = Соединяюсь с песочницей
connection-live = На связи
connection-lost = Песочница не отвечает. Переподключаюсь…
offline = Нет сети. Появится связь — чаты обновятся сами.
unreachable = Песочница не отвечает. Попробуйте ещё раз чуть позже.
other-language = EN
switch-language = Switch to English
theme-auto = Оформление: как в системе
theme-light = Оформление: светлое
theme-dark = Оформление: тёмное
sound-on = Звук включён
sound-off = Звук выключен
weather = Погода и журнал

# Коды
codes = Коды
codes-about = Что пришло на телефоны
codes-hint = Одноразовые коды, отправленные на телефоны вместо СМС: людям песочницы и на любые другие номера.
codes-none = Кодов пока нет.
codes-nobody = никто из песочницы
unseen-codes = { $count ->
    [one] { $count } новый код
    [few] { $count } новых кода
   *[many] { $count } новых кодов
}
copy-short = Копировать
copy-code = Скопировать код { $code }
code-left = Ещё { $time }
code-expired = истёк
code-revoked = отозван

# Люди и чаты
choose-person = Кем вы будете?
choose-person-hint = Выберите человека и пишите ботам от его имени. Второй чат рядом может вести кто-то другой.
open-link-as = Кто откроет «{ $bot }»?
open-link-hint = Вы перешли по ссылке. Выберите, от чьего имени её открыть.
new-person = Новый человек
edit-person = Изменить данные
person-menu = Действия: { $name }
person-first_name = Имя
person-last_name = Фамилия
person-username = Имя пользователя
person-phone = Телефон
person-language_code = Язык
optional = необязательно
made-up = придумаем сами
deactivate = Удалить аккаунт
activate = Вернуть аккаунт
account-deleted = Этот аккаунт удалён: боты получают отказ, писать отсюда нельзя.
account-deleted-short = аккаунт удалён
chats-of = Чаты: { $name }
chat-with = Чат с «{ $bot }»
back-to-people = Назад к людям
back-to-chats = Назад к чатам
change-person = Сменить человека, сейчас { $name }
no-such-chat = Такого чата нет.
new-group = Новая группа
group-title = Название группы
group-forum = С темами
group-who = Кто в ней
create = Создать
no-such-bot = В песочнице нет бота @{ $bot }.

# Чат
messages = Сообщения
chat-menu = Действия с чатом
introduction-none = Нажмите «Запустить», чтобы начать разговор.
blocked = бот заблокирован
blocked-note = Вы заблокировали бота: он не может вам писать.
block = Заблокировать бота
unblock = Разблокировать бота
clear-history = Очистить переписку
start = Запустить
restart = Перезапустить
start-as = Открывает { $name }
start-as-other = сменить
dismiss-start = Не запускать
new-messages = Новые сообщения
to-bottom = Вниз
not-loaded = Это сообщение слишком старое, чтобы к нему перейти.
doing-typing = печатает…
doing-upload_photo = отправляет фото…
doing-record_video = записывает видео…
doing-upload_video = отправляет видео…
doing-record_voice = записывает голосовое…
doing-upload_voice = отправляет голосовое…
doing-upload_document = отправляет файл…

# Группы
group-size = { $count ->
    [one] { $count } участник
    [few] { $count } участника
   *[many] { $count } участников
}
group-menu = Действия с группой
group-members = Участники
group-add = Добавить в группу
group-promote = Сделать администратором
group-demote = Снять права
group-remove = Удалить из группы
group-leave = Выйти из группы
member-menu = Действия: { $name }
status-creator = владелец
status-administrator = администратор
status-member = участник
not-a-member = Вас больше нет в этой группе.
topics = Темы
topics-on = Включить темы
topics-off = Выключить темы
topic-general = Общее
topic-empty = Сообщений пока нет.
topic-closed = закрыта
topic-closed-note = Тема закрыта.
topic-name = Название темы
new-topic = Новая тема
rename-topic = Переименовать тему
close-topic = Закрыть тему
reopen-topic = Открыть тему снова
delete-topic = Удалить тему
service-group_created = { $name } создаёт группу «{ $title }»
service-migrated_to = Группа стала супергруппой
service-migrated_from = Группа стала супергруппой
service-title_changed = { $name } переименовывает группу в «{ $title }»
service-members_joined = { $name } добавляет: { $whom }
service-member_left = { $name } удаляет: { $whom }
service-left = { $name } выходит из группы
service-topic_created = { $name } создаёт тему «{ $title }»
service-topic_edited = { $name } переименовывает тему в «{ $title }»
service-topic_restyled = { $name } меняет значок темы
service-topic_closed = { $name } закрывает тему
service-topic_reopened = { $name } снова открывает тему

# Сообщение
message-from = { $name }, { $time }
message-menu = Действия с сообщением
forwarded-from = Переслано от { $name }
pinned = Закреплено
pinned-by = { $name } закрепляет «{ $text }»
a-message = Сообщение
silent = Без звука
edited = изменено
spoiler = Скрытый текст, показать
quote-more = Развернуть
quote-less = Свернуть
reply = Ответить
reply-quote = Ответить с цитатой
forward = Переслать
forward-to = Кому переслать?
this-chat = Этот чат
forwarded = Переслано
quoted = «{ $text }»
pin = Закрепить
unpin = Открепить
copy = Копировать текст
copied = Скопировано: { $text }
copy-failed = Скопировать не вышло. Вот текст: { $text }
edit = Изменить
delete = Удалить
reaction = { $emoji }, { $count }
react-with = Отметить { $emoji }
contact-no-account = нет в Telegram
location = Геопозиция
media-photo = Фото
media-video = Видео
media-animation = Анимация
media-video_note = Видеосообщение
media-voice = Голосовое сообщение
media-audio = Аудио
media-sticker = Стикер
media-document = Файл

# Ввод
message-field = Сообщение
send = Отправить
commands = Команды бота
bot-keyboard = Клавиатура бота
editing = Изменение сообщения
replying-to = Ответ: { $name }
attach = Прикрепить
attach-files = Фото или видео
attach-document = Файл
attach-voice = Голосовое сообщение
attach-video_note = Видеосообщение
attach-sticker = Стикер
attach-title = { $count ->
    [one] Отправить { $count } файл
    [few] Отправить { $count } файла
   *[many] Отправить { $count } файлов
}
caption = Подпись
attach-contact = Контакт
attach-location = Геопозиция
share = Поделиться
share-contact-title = Чей контакт отправить?
contact-own = свой контакт
contact-other = Или кого угодно:
contact-phone = Телефон
contact-name = Имя
contact-id = Telegram ID
contact-id-none = без аккаунта
contact-question = Отправить ваш номер боту «{ $bot }»?

# Погода
faults = Сбои Telegram
faults-none = Сбоев нет, всё работает.
faults-clear = убрать все
fault-add = Добавить сбой
fault-end = Убрать сбой
fault-kind = Что случается
fault-429 = 429: слишком часто
fault-5xx = Ошибка сервера 5xx
fault-timeout = Нет ответа
fault-drop = Обрыв до выполнения
fault-drop_after = Обрыв после выполнения
fault-slow = Медленный ответ
fault-hang = Ответ, который не кончается
fault-refuse = Отказ словами
fault-bot = Бот
fault-any-bot = любой
fault-method = Метод
fault-any-method = любой метод
fault-retry-after = retry_after, секунд
fault-seconds = Задержка, секунд
fault-percent = Доля вызовов, %
fault-times = Сколько раз (пусто — всегда)
fault-times-left = осталось { $count }
limits = Ограничения Telegram
limits-now = { $chat } в секунду на чат, { $bot } на бота, { $group } в минуту на группу
calls = Вызовы Bot API
calls-quiet = без getUpdates
calls-none = Пока ни одного вызова.
call-dropped = обрыв
call-failed = ошибка
reset = Начать с чистого листа
reset-question = Стереть всех новых людей, чаты, журнал и сбои?
