command-report = Отчёт: заказы, выручка, оценки
report =
    📊 <b>{ $venue }</b>
    { $title }

    { $lines }
report-title =
    { $period ->
        [today] Сегодня, { $dates }, к { $time }
        [yesterday] Вчера, { $dates }
        [week] 7 дней: { $dates }
       *[month] 30 дней: { $dates }
    }
report-nothing =
    { $period ->
        [today] Заказов пока не было.
        [yesterday] Вчера заказов не было.
        [week] За эти 7 дней заказов не было.
       *[month] За эти 30 дней заказов не было.
    }
report-change = { $value } ({ $change })
report-orders = 🧾 Заказы: { $value }
report-revenue = 💰 Выручка: { $value }, средний чек { $average }
report-refunds = 💸 Возвраты: { $parts }
report-refunds-sent = возвращено { $amount }
report-refunds-owed = к возврату { $amount }
report-preparation = ⏱ До готовности: в среднем { $average }, 9 из 10 — до { $p90 }
report-late = ❗️ Опоздания: { $share } ({ $late } из { $promised })
report-punctual = ✅ Все к обещанному времени: { $promised } из { $promised }
report-canceled = ❌ Отмены: { $count }
report-canceled-customer = клиенты — { $count }
report-canceled-cafe = кафе — { $count }
report-canceled-reason =
    { $by ->
        [customer] клиенты
       *[cafe] кафе
    }: { $reason } — { $count }
report-rating = ⭐️ Оценка заказов: { $value } ({ $count })
report-dialogs = 💬 Вопросы клиентов: решено { $solved } из { $answered }
report-dialogs-rating = оценка { $rating }
report-busiest = 🕐 Больше всего заказов: { $hours }
report-compared =
    { $period ->
        [today] В скобках — сравнение со вчерашним днём к этому же времени.
        [yesterday] В скобках — сравнение с позавчера.
        [week] В скобках — сравнение с 7 днями до этого.
       *[month] В скобках — сравнение с 30 днями до этого.
    }
report-too-late = Отчёт был о кафе, очередь которого этот чат больше не показывает.
report-other-venue = Этот отчёт — о другом кафе. Отчёт о нынешнем: /report

button-report-period =
    { $chosen ->
        [true] ✓{ " " }
       *[false] { "" }
    }{ $period ->
        [today] Сегодня
        [yesterday] Вчера
        [week] 7 дней
       *[month] 30 дней
    }
button-report-csv = ⬇️ Заказы таблицей (CSV)
report-coming = Готовлю отчёт
report-csv-coming = Готовлю таблицу
report-csv-empty = За это время заказов нет — таблица была бы пустой.
report-csv =
    <b>{ $venue }</b>
    { $title }

    Заказов в таблице: { $count }
report-csv-cut =
    <b>{ $venue }</b>
    { $title }

    В таблице последние { $most } заказов из { $count }: больше в одну не помещается. Возьмите время короче.

picture-orders = Заказы
picture-revenue = Выручка
picture-preparation = До готовности
picture-preparation-note = 9 из 10 — до { $p90 }
picture-late = Опоздания
picture-late-note = { $late } из { $promised }
picture-rating = Оценка
picture-rating-note =
    { $count ->
        [one] { $count } оценка
        [few] { $count } оценки
       *[many] { $count } оценок
    }
picture-canceled = Отмены
picture-canceled-note = { $share } заказов
picture-change =
    { $period ->
        [today] { $change } ко вчера
        [yesterday] { $change } к позавчера
        [week] { $change } к прошлым 7 дням
       *[month] { $change } к прошлым 30 дням
    }
picture-hours = Заказы по часам
picture-days-orders = Заказы по дням
picture-days-revenue = Выручка по дням, { $currency }
picture-ratings = Оценки
picture-stars = { $stars } ⭐
picture-now =
    { $period ->
        [today] сегодня
       *[yesterday] вчера
    }
picture-before =
    { $period ->
        [today] вчера
       *[yesterday] позавчера
    }

csv-column =
    { $column ->
        [number] Номер
        [externalId] № в системе кафе
        [status] Статус
        [placed] Размещён
        [started] В работе с
        [promised] Обещан к
        [ready] Готов
        [finished] Завершён
        [preparation] Минут до готовности
        [late] Опоздал
        [items] Состав
        [remarks] Примечание
        [note] Пожелание
        [pickup] Выдача
        [total] Сумма
        [currency] Валюта
        [refund] Возврат
        [refundAmount] Сумма возврата
        [cancelReason] Причина отмены
        [rating] Оценка
       *[comment] Отзыв
    }
csv-refund =
    { $state ->
        [due] к возврату
        [sent] возвращён
       *[failed] не прошёл
    }
csv-status =
    { $status ->
        [placed] размещён
        [in_progress] в работе
        [ready] готов
        [delivered] выдан
        [utilized] утилизирован
        [canceled_by_cafe] отменён заведением
       *[canceled_by_user] отменён клиентом
    }
csv-late =
    { $late ->
        [true] да
       *[false] нет
    }
