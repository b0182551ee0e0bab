command-settings = Настройки и мои уведомления

settings-title = <b>Настройки</b> · { $venue }
settings-hours-brief =
    { $always ->
        [true] 🕘 Открыто <b>круглосуточно</b>
       *[false] 🕘 Открыто <b>по расписанию</b>
    }
settings-cancel-brief =
    ⛔️ Клиент может отменить заказ: <b>{ $policy ->
        [until_ready] пока не готов
        [until_in_progress] пока не начали готовить
        [ask] пока не начали готовить, потом спросив
       *[never] нельзя
    }</b>
settings-prep-brief =
    ⏱ Обычное время готовки: <b>{ $minutes ->
        [0] не задано
       *[other] { $minutes } мин
    }</b>
settings-busy-brief =
    🔥 Запара: <b>{ $minutes ->
        [0] выключена
       *[other] +{ $minutes } мин
    }</b>
settings-late-brief =
    ⚠️ Предупреждать об опоздании: <b>{ $minutes ->
        [0] в обещанное время
       *[other] за { $minutes } мин
    }</b>
settings-feedback-brief =
    ⭐️ Спрашивать об оценке: <b>{ $minutes ->
        [0] сразу после выдачи
       *[other] через { $minutes } мин
    }</b>
settings-handover-brief =
    🛎 Напоминать забрать: <b>{ $reminders ->
        [none] нет
       *[other] через { $reminders } мин
    }</b>; спросить вас через <b>{ $unfetched } мин</b>
settings-texts-brief =
    💬 Свои тексты для клиентов: <b>{ $count ->
        [0] нет
       *[other] { $count }
    }</b>
settings-refunds-brief =
    💸 Возврат денег: <b>{ $on ->
        [true] обещаем клиентам
       *[false] не обещаем
    }</b>
settings-report-brief =
    📊 Отчёт при закрытии: <b>{ $on ->
        [true] приходит
       *[false] выключен
    }</b>
button-settings-page =
    { $page ->
        [hours] 🕘 Часы работы
        [cancel] ⛔️ Отмена клиентом
        [prep] ⏱ Время готовки
        [busy] 🔥 Запара
        [late] ⚠️ Опоздания
        [feedback] ⭐️ Оценки
        [texts] 💬 Тексты
        [handover] 🛎 Выдача
        [refunds] 💸 Возвраты
        [pause] ⏸ Пауза
       *[me] 🔔 Мои уведомления
    }
button-daily-report =
    { $on ->
        [true] 📊 Отчёт: выключить
       *[false] 📊 Отчёт: включить
    }
button-settings-back = ◀️ Назад
button-type = ✏️ Изменить
setting-saved = ✅ Сохранено
setting-not-text = Нужен текст. Пришлите его сообщением или выйдите: /exit

settings-hours = <b>🕘 Часы работы</b>
settings-timezone = Часовой пояс: { $timezone }
settings-hours-hint = В другое время клиенту, который пишет в кафе, бот отвечает, когда вы откроетесь.
hours-always = <b>Круглосуточно</b>
hours-day =
    { $day ->
        [mon] Пн
        [tue] Вт
        [wed] Ср
        [thu] Чт
        [fri] Пт
        [sat] Сб
       *[sun] Вс
    } — <b>{ $when }</b>
hours-closed = выходной
hours-all-day = круглосуточно
button-always-open = Круглосуточно
ask-hours =
    <b>Когда вы открыты?</b> Напишите одним сообщением, например:

    • 08:00–22:00
    • пн–пт 8–22, сб 10–20, вс выходной
    • будни 8–13, 14–22, выходные 10–18
    • круглосуточно
hours-unreadable = Не получилось прочитать часы: непонятно, что значит «{ $at }». Попробуйте так: пн–пт 8–22, сб 10–20, вс выходной
hours-never-open = Получается, что кафе не открывается никогда. Напишите, когда оно открыто, например: пн–пт 8–22

hours-word-mon = пн пон*
hours-word-tue = вт вто*
hours-word-wed = ср сре*
hours-word-thu = чт чет*
hours-word-fri = пт пят*
hours-word-sat = сб суб*
hours-word-sun = вс вос*
hours-word-daily = ежедн* каждый все
hours-word-weekdays = буд* рабочие
hours-word-weekend = выходные вых
hours-word-closed = выходной закры* нет
hours-word-always = круглосут* всегда
hours-word-from = с со от
hours-word-to = до по
hours-word-noise = и а ч часов часы день дни открыто открыты работаем мы

settings-cancel = <b>⛔️ До какого момента клиент может сам отменить заказ?</b>
button-cancel-ask-minutes = Ждать { $minutes } мин
settings-cancel-ask = Когда заказ уже готовят, клиент может попросить, а вы отвечаете одной кнопкой. Молчание — это «нет».
button-cancel-policy =
    { $policy ->
        [until_ready] Пока не готов
        [until_in_progress] Пока не начали готовить
        [ask] Потом — с согласия кафе
       *[never] Нельзя
    }
settings-prep =
    <b>⏱ Время готовки</b>

    Столько минут бот пообещает клиенту, если сайт не прислал время сам. Действует на новые заказы.
button-prep =
    { $minutes ->
        [0] Нет
       *[other] { $minutes } мин
    }
settings-busy =
    <b>🔥 Запара</b>

    Когда вы не успеваете: столько минут добавится ко времени каждого нового заказа. Кнопка есть и над очередью. Выключится сама, самое позднее при закрытии.
settings-late =
    <b>⚠️ Опоздания</b>

    Если заказ ещё не готов за столько минут до обещанного времени, придёт сообщение со звуком: в нём этот заказ и все, что опаздывают.
button-late =
    { $minutes ->
        [0] В срок
       *[other] За { $minutes } мин
    }

settings-feedback =
    <b>⭐️ Оценки</b>

    Через сколько минут после выдачи спросить клиента, как всё прошло: сначала пусть попробует.
button-feedback-minutes =
    { $minutes ->
        [0] Сразу
       *[other] { $minutes } мин
    }

settings-handover =
    <b>🛎 Выдача</b>

    Через сколько минут после готовности напомнить клиенту, и когда ещё раз. Потом бот спросит вас, не забрали ли заказ, — самое позднее к закрытию. Пока вы закрыты, время не идёт.
button-first-reminder =
    1-е: { $minutes ->
        [0] нет
       *[other] { $minutes } мин
    }
button-second-reminder =
    2-е: { $minutes ->
        [0] нет
       *[other] { $minutes } мин
    }
button-unfetched = Спросить нас: { $minutes } мин
settings-refunds =
    <b>💸 Возврат денег</b>

    Обещать ли клиенту возврат, когда оплаченный заказ отменён или подешевел. Сам возврат делает ваш сайт или касса.
settings-refund-hours = Если возврат ждёт дольше <b>{ $hours } ч</b>, об этом узнают владельцы.
button-refunds =
    { $on ->
        [true] Обещать возврат
       *[false] Ничего не обещать
    }
button-refund-hours = { $hours } ч

settings-texts =
    <b>💬 Тексты на карточке клиента</b>

    Своя фраза для каждого статуса. Отмеченные ✏️ вы уже изменили.
button-status-text =
    { $own ->
        [true] ✏️{ " " }
       *[false] { "" }
    }{ $status ->
        [payment_process] Ждёт оплаты
        [placed] Размещён
        [in_progress] В работе
        [ready] Готов
        [delivered] Выдан
        [utilized] Не забрали
        [canceled_by_cafe] Отменило кафе
       *[canceled_by_user] Отменил клиент
    }
settings-text =
    <b>💬 Текст, когда заказ { $status ->
        [payment_process] ждёт оплаты
        [placed] размещён
        [in_progress] в работе
        [ready] готов
        [delivered] выдан
        [utilized] не забрали
        [canceled_by_cafe] отменило кафе
       *[canceled_by_user] отменил клиент
    }</b>
settings-text-usual =
    { $status ->
        [ready] Сейчас обычный: <blockquote>Заказ готов — забирайте!</blockquote>
        [delivered] Сейчас обычный: <blockquote>Заказ выдан. Приятного аппетита!</blockquote>
        [utilized] Сейчас обычный: <blockquote>Заказ не забрали вовремя — кафе его убрало.</blockquote>
        [canceled_by_cafe] Сейчас обычный: <blockquote>❌ Кафе отменило заказ.</blockquote>
        [canceled_by_user] Сейчас обычный: <blockquote>❌ Вы отменили заказ.</blockquote>
       *[other] Сейчас фразы нет: клиент видит этапы и время.
    }
settings-text-own =
    Сейчас ваш:
    <blockquote>{ $text }</blockquote>
    Так его увидит { $name } с заказом № { $order } в «{ $venue }».
button-usual-text = ↩️ Как обычно
ask-status-text =
    <b>Что сказать клиенту, когда заказ { $status ->
        [payment_process] ждёт оплаты
        [placed] размещён
        [in_progress] в работе
        [ready] готов
        [delivered] выдан
        [utilized] не забрали
        [canceled_by_cafe] отменило кафе
       *[canceled_by_user] отменил клиент
    }?</b>

    Пришлите текст, до { $limit } знаков. Можно вставить:
    <code>{ "{name}" }</code> — имя клиента
    <code>{ "{order}" }</code> — номер заказа
    <code>{ "{venue}" }</code> — название кафе
status-text-too-long = Слишком длинно: { $length } знаков, а поместится { $limit }. Пришлите короче.
status-text-placeholder = Вставки { $placeholder } нет. Есть { "{name}" }, { "{order}" } и { "{venue}" } — пришлите текст с ними.
sample-customer = Анна

settings-me =
    <b>🔔 Мои уведомления</b>

    Только для вас. Выключенное тоже приходит, но без звука.
button-notification =
    { $on ->
        [true] 🔔
       *[false] 🔕
    } { $kind ->
        [new_order] Новый заказ
        [canceled] Отмена клиентом
        [late] Опоздание
        [message] Сообщения
        [pickup] Выдача
       *[feedback] Отзывы
    }
notification-on = 🔔 Будет со звуком
notification-off = 🔕 Будет без звука

hours-special = { $days } — <b>{ $when }</b>{ $named ->
        [true] { " " }({ $name })
       *[false] { "" }
    }

settings-pause =
    <b>⏸ Пауза</b>

    Кафе не берётся за новые заказы. Они приходят и ждут: клиенты видят, когда вы вернётесь. То, что уже в очереди, делайте как обычно. Пауза закончится сама.
header-paused =
    { $day ->
        [today] ⏸ Пауза до <b>{ $time }</b>: новые заказы ждут
       *[other] ⏸ Пауза до <b>{ $time }</b>, <b>{ $date }</b>: новые заказы ждут
    }
button-pause = { $minutes } мин
button-pause-until =
    { $day ->
        [today] До открытия: { $time }
       *[other] До открытия: { $date }, { $time }
    }
button-resume = ▶️ Снять с паузы
pause-began = ⏸ Пауза: новые заказы ждут
pause-ended = ▶️ Работаем дальше
error-missing-opening = По вашему расписанию такого открытия нет: выберите, на сколько минут пауза.
command-pause = Пауза: не браться за новые заказы
