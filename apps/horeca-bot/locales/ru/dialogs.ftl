command-dialogs = Диалоги с клиентами
command-note = Заметка к диалогу, только для своих

button-dialogs =
    { $unread ->
        [0] 💬 Диалоги
        [100] 💬 Диалоги · 99+ новых
       *[other] 💬 Диалоги · { $unread } { $unread ->
            [one] новый
           *[other] новых
        }
    }

relay-head =
    { $author ->
        [note] 🔒 { $name } (заметка)
        [staff] ↪️ { $name }
        [customer] 👤 { $name }
        [page] 🌐 { $name } (со страницы заказа)
       *[other] 🏪 { $name }
    }{ $hasNumber ->
        [no] { "" }
       *[yes] { " " }· № { $number }
    }{ $edited ->
        [true] { " " }· изменено
       *[false] { "" }
    }
relay-album =
    ⬆️ { $count ->
        [one] { $count } файл
        [few] { $count } файла
       *[many] { $count } файлов
    } одним альбомом
button-open-dialog =
    💬 { $isNamed ->
        [yes] { $hasAssignee ->
            [no] Открыть диалог
           *[yes] Отвечает { $assignee }
        }
       *[no] { $name }{ $hasNumber ->
            [no] { "" }
           *[yes] { " " }· № { $number }
        }{ $hasAssignee ->
            [no] { "" }
           *[yes] { " " }· отвечает { $assignee }
        }
    }
relay-origin =
    ↪️ Переслано{ $from ->
        [channel] { " " }из канала «{ $name }»
        [chat] { " " }из чата «{ $name }»
       *[user] { "" }: { $name }
    }
relay-reply-to = ↩️ В ответ на сообщение: { $name }
content-kind =
    { $kind ->
        [photo] 🖼 Фото
        [video] 🎬 Видео
        [animation] 🎞 Анимация
        [audio] 🎵 Аудио
        [voice] 🎤 Голосовое
        [video_note] 📹 Видеосообщение
        [document] 📄 Файл
        [sticker] Стикер
        [location] 📍 Место
        [contact] 📇 Контакт
       *[text] Текст
    }
content-lost =
    { content-kind }: не удалось получить{ $reason ->
        [too_big]  — больше 20 МБ
       *[other] { "" }
    }

dialogs-title =
    <b>Диалоги</b> · { $filter ->
        [all] все открытые
        [mine] мои
        [unassigned] без ответственного
        [unwritten] с заказом, но без диалога
        [closed] завершённые
       *[blocked] заблокированные
    }{ $unread ->
        [0] { "" }
       *[other] { " " }· { $filter ->
            [all] с новыми
           *[other] с новыми во всех
        }: { $unread ->
            [100] 99+
           *[other] { $unread }
        }
    }
dialogs-none =
    { $filter ->
        [all] Открытых диалогов нет. Когда клиент напишет, диалог появится здесь.
        [mine] Вы пока никому не отвечаете. Диалог становится вашим с первого ответа.
        [unassigned] Всем отвечают.
        [unwritten] Здесь появляются клиенты с заказом, которые ещё не писали. Сейчас таких нет.
        [closed] Завершённых диалогов нет.
       *[blocked] Никто не заблокирован. Управляющий или владелец может заблокировать клиента в карточке открытого диалога.
    }
dialogs-row =
    { $unread ->
        [0] ▫️
       *[other] 🔵
    } <b>{ $name }</b>{ $hasNumber ->
        [no] { "" }
       *[yes] { " " }· № { $number }
    } · { $time }{ $unread ->
        [0] { "" }
       *[other] { " " }· новых: { $unread }
    }
dialogs-row-state =
    { $isReachable ->
        [false] ⛔️ Написать нельзя ·{ " " }
       *[true] { "" }
    }{ $isWaiting ->
        [blocked] ⛔️ Заблокирован { $time }{ $by ->
            [none] { "" }
           *[other] { " " }· кто: { $by }
        }
        [no] { $assignee ->
            [me] Отвечаете вы
            [nobody] Никто не отвечает
           *[other] Отвечает { $name }
        }
       *[yes] ⏳ Ждёт с { $waiting } · { $assignee ->
            [me] отвечаете вы
            [nobody] никто не отвечает
           *[other] отвечает { $name }
        }
    }
dialogs-row-empty = <i>сообщений ещё не было</i>
dialogs-row-unwritten =
    { $status ->
        [payment_process] 💳 Ждёт оплаты
        [placed] 🆕 Размещён
        [in_progress] ☕️ В работе
       *[ready] ✅ Готов
    } · { $written ->
        [never] ещё не писали
       *[before] диалог завершён
    }
button-select =
    { $selected ->
        [never] ⛔️
        [true] ☑️
       *[false] ☐
    } { $label }
button-selecting =
    { $selecting ->
        [true] ↩️ Больше не выбирать
       *[false] ☑️ Выбрать несколько
    }
button-dialog-row =
    { $name }{ $hasNumber ->
        [no] { "" }
       *[yes] { " " }· № { $number }
    }{ $unread ->
        [0] { "" }
       *[other] { " " }({ $unread })
    }
button-page =
    { $to ->
        [newer] ◀️ Новее
       *[older] Старше ▶️
    }
button-filter =
    { $chosen ->
        [true] ✓{ " " }
       *[false] { "" }
    }{ $filter ->
        [all] Все
        [mine] Мои
        [unassigned] Ничьи
        [closed] Закрытые
        [unwritten] Не писали
       *[blocked] ⛔️ В блоке
    }
button-bulk =
    { $what ->
        [write] ✍️ Написать выбранным ({ $count })
        [close] Завершить ({ $count })
       *[clear] Снять выбор
    }
button-close-list = ✖️ Закрыть список

dialog-title =
    💬 <b>{ $name }</b>{ $hasNumber ->
        [no] { "" }
       *[yes] { " " }· заказ № { $number }
    }{ $status ->
        [payment_process] { " " }(ждёт оплаты)
        [placed] { " " }(размещён)
        [in_progress] { " " }(в работе)
        [ready] { " " }(готов)
        [delivered] { " " }(выдан)
        [utilized] { " " }(утилизирован)
        [canceled_by_cafe] { " " }(отменён заведением)
        [canceled_by_user] { " " }(отменён клиентом)
       *[none] { "" }
    }
dialog-state =
    { $state ->
        [blocked] ⛔️ <b>Заблокирован</b> { $time }{ $by ->
            [none] { "" }
           *[other] { " " }· кто: { $by }
        }. Что он пишет, сюда не приходит, и написать ему нельзя. Заказы идут как обычно.
        [unpaired] ⛔️ Клиент больше не привязан к вашему кафе: написать ему нельзя.{ " " }
        [blocked-bot] ⛔️ Клиент заблокировал бота: написать ему нельзя.{ " " }
        [page] 🌐 Пишет со страницы заказа и видит ответы там же, только текст.{ " " }
        [closed] ✅ Диалог завершён.{ " " }
       *[open] { "" }
    }{ $state ->
        [blocked] { "" }
       *[other] { $assignee ->
            [me] Отвечаете вы.
            [nobody] Пока никто не отвечает.
           *[other] Отвечает { $name }.
        }
    }
dialog-hint =
    <i>{ $state ->
        [blocked] Пока открыт этот диалог, что вы напишете, никуда не уйдёт: выйдите из него или разблокируйте клиента.
        [blocked-bot] Пока он не разблокирует бота, что вы напишете, никуда не уйдёт: выйдите из этого диалога.
        [unpaired] Пока открыт этот диалог, что вы напишете, никуда не уйдёт: выйдите из него.
       *[other] Всё, что вы напишете, уйдёт этому клиенту. Ответ на чужое сообщение (reply) — его автору.
    }</i>
dialog-block-question =
    <b>Заблокировать: { $name }?</b>
    Что напишет этот человек, до кафе не дойдёт — ни в этот бот, ни в группу. Ему скажут, что кафе не принимает от него сообщений. Диалог завершится.
    Его заказы идут как обычно: он видит этапы и может отменить. Рассылки его пропускают. Разблокировать можно в любой момент.
button-block =
    { $step ->
        [ask] ⛔️ Заблокировать
        [block] ⛔️ Да, заблокировать
        [keep] ◀️ Не блокировать
       *[unblock] ✅ Разблокировать
    }
dialog-blocked =
    { $changed ->
        [true] Заблокирован: { $name }
       *[false] { $name }: уже в блоке
    }
dialog-unblocked =
    { $changed ->
        [true] Разблокирован: { $name } снова может писать вам
       *[false] { $name }: уже не в блоке
    }
dialog-line-edited = (изменено)
button-dialog =
    { $what ->
        [take] ✋ Взять себе
        [release] ↩️ Отдать всем
        [close] ✅ Завершить
        [history] 📜 Переписка
       *[leave] ✖️ Выйти
    }
button-talk = 💬 Написать клиенту
button-quick-answers = ⚡️ Быстрый ответ
button-to-list = 💬 Все диалоги
dialog-opened =
    { $isWritable ->
        [false] { $name }: написать нельзя
       *[true] Теперь пишете: { $name }
    }
dialog-assigned =
    { $what ->
        [take] Отвечаете вы
       *[release] Диалог снова общий
    }
dialog-history =
    { $count ->
        [0] Вся переписка уже в этом чате
       *[other] Переписка — внизу чата
    }
dialog-ended-by-itself = ✅ Диалог «{ $name }» завершён: { $number ->
        [none] заказов в работе нет
       *[other] заказ № { $number } закрыт
    }, и час никто не писал. Что вы напишете дальше, этому клиенту не уйдёт.
dialogs-closed =
    { $count ->
        [0] Уже завершено
        [one] Завершён { $count } диалог
        [few] Завершено { $count } диалога
       *[many] Завершено { $count } диалогов
    }
choose-dialog =
    <b>Кому это отправить?</b> { $messages ->
        [one] Сообщение пока не отправлено.
       *[other] Сообщения пока не отправлены.
    }
    { $dialogs ->
        [0] Открытых диалогов нет. Выберите диалог в /dialogs или ответьте (reply) на сообщение клиента.
       *[other] Дальше буду отправлять туда же, пока не смените диалог.
    }

broadcast-question =
    <b>Что написать?</b> Получателей: { $count }.
    Пришлите текст, фото, файл — что угодно, можно несколько сообщений.
broadcast-preview =
    <b>Готово к отправке.</b> Сообщений: { $messages }, получателей: { $count }.
    Рассылка пропустит тех, кого вы заблокировали, кто заблокировал бота или отвязался от кафе.
    Клиенты увидят:
broadcast-preview-head = <b>☕️ { $venue }</b>
broadcast-preview-rest = …и ещё { $count }
broadcast-preview-more = Сообщения целиком — выше. Можно дописать ещё.
button-send =
    Отправить · { $count ->
        [one] { $count } получатель
        [few] { $count } получателя
       *[many] { $count } получателей
    }
broadcast-started = Отправляю
broadcast-running =
    📤 <b>Отправляю…</b> { $delivered } из { $receivers }
broadcast-done =
    ✅ <b>Отправлено</b>
    Доставлено: { $delivered } из { $receivers }{ $blocked ->
        [0] { "" }
       *[other] { "" }
            Заблокировали бота: { $blocked }
    }{ $failed ->
        [0] { "" }
       *[other] { "" }
            Не доставлено: { $failed }
    }{ $blockedByVenue ->
        [0] { "" }
       *[other] { "" }
            Заблокированы вами, не отправлено: { $blockedByVenue }
    }{ $unpaired ->
        [0] { "" }
       *[other] { "" }
            Больше не привязаны к кафе, не отправлено: { $unpaired }
    }

note-question = 🔒 Напишите заметку. Её увидит только команда.
note-added = 🔒 Заметка добавлена. Клиент её не видит.
note-only-text = 🔒 Заметка может быть только текстом. Клиенту ничего не отправлено.

content-not-passed-on = Такое сообщение клиенту не передать. Пришлите текст, фото, видео, голосовое, файл, стикер, место или контакт.
content-too-big = Файл больше 20 МБ — Telegram не даёт ботам такие передавать. Сожмите его или пришлите ссылку.
dialog-not-delivered =
    { $reason ->
        [blocked] ⛔️ { $name }: сообщение не доставлено — клиент заблокировал бота.
        [unpaired] ⛔️ { $name }: сообщение не доставлено — клиент больше не привязан к вашему кафе.
        [too_big] ⚠️ { $name }: файл не доставлен — он больше 20 МБ.
        [file] ⚠️ { $name }: { $count ->
            [one] файл не доставлен
           *[other] файлы не доставлены ({ $count })
        } — Telegram не смог его отдать. Отправьте ещё раз.
        [forbidden] ⚠️ { $name }: не доставлено — клиент не принимает голосовые и видеосообщения. Напишите текстом.
       *[refused] ⚠️ { $name }: { $count ->
            [one] сообщение не доставлено
           *[other] сообщения не доставлены ({ $count })
        } — Telegram его не принял.
    }
error-customer-unreachable =
    ⛔️ { $name }: { $why ->
        [blocked_by_venue] клиент заблокирован вашим кафе. Ничего не отправлено: сначала разблокируйте, /dialogs → «В блоке».
        [unpaired] клиент больше не привязан к вашему кафе, написать ему нельзя. Ничего не отправлено.
        [text_only] клиент пишет со страницы заказа, там виден только текст. Ничего не отправлено.
       *[blocked_by_customer] клиент заблокировал бота. Ничего не отправлено.
    }
error-nothing-to-send = Здесь уже нечего отправлять: сначала отметьте клиентов в /dialogs и напишите сообщение.
error-unreachable-select =
    ⛔️ { $name }: { $why ->
        [blocked_by_venue] клиент заблокирован вашим кафе. Сначала разблокируйте: /dialogs → «В блоке».
        [unpaired] клиент больше не привязан к вашему кафе, написать ему нельзя.
        [on_page] клиент пишет со страницы заказа: ответьте ему в его диалоге.
       *[blocked_by_customer] клиент заблокировал бота, написать ему нельзя.
    }
error-no-dialog = Этого диалога у вас нет.
error-no-open-dialog = Сначала откройте диалог: /dialogs — или ответьте (reply) на сообщение клиента.
held-unsent = То, что ждало отправки, никому не ушло.
held-dropped = Вы начали другое, поэтому то, что ждало отправки, никому не ушло. Если оно нужно — отправьте ещё раз.
