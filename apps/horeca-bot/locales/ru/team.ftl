staff-joined =
    <b>Добро пожаловать в «{ $venue }»!</b>
    { $role ->
        [owner] Вы владелец
        [manager] Вы управляющий
       *[barista] Вы бариста
    } и сразу на смене: новые заказы приходят сюда со звуком. Закончить смену — /duty, подсказка — /help
staff-joined-also =
    <b>Вы теперь и в команде «{ $venue }»</b> — { $role ->
        [owner] владелец
        [manager] управляющий
       *[barista] бариста
    }. Здесь по-прежнему очередь «{ $shown }»: выберите ниже, какую показывать. Позже — /venue
error-already-staff =
    Вы уже в команде «{ $venue }»: { $role ->
        [owner] владелец
        [manager] управляющий
       *[barista] бариста
    }. Приглашение осталось неиспользованным, очередь — ниже.
error-invite-invalid = Приглашение не подходит: оно уже использовано, истекло или скопировано не целиком. Попросите новое у владельца или управляющего.

role =
    { $role ->
        [owner] владелец
        [manager] управляющий
       *[barista] бариста
    }
team-title = <b>Команда «{ $venue }»</b> · { $count }
team-member =
    { $onDuty ->
        [true] 🔔
       *[false] 🔕
    } { $name } — { $role }{ $self ->
        [true] { " (вы)" }
       *[false] { "" }
    }
team-hint =
    Нажмите на имя, чтобы сменить роль или убрать из команды.

    Кого пригласить?
team-page =
    <b>{ $name }</b> — { $role }{ $self ->
        [true] { " (это вы)" }
       *[false] { "" }
    }
    { $venue }
    { $onDuty ->
        [true] 🔔 На смене
       *[false] 🔕 Не на смене
    }
team-last-owner =
    { $self ->
        [true] Вы единственный владелец. Чтобы уйти или сменить роль, сначала сделайте владельцем кого-нибудь ещё.
       *[false] Это единственный владелец: убрать его или сменить ему роль нельзя.
    }
team-forbidden = Приглашать и менять роли могут владелец и управляющие.
team-remove-question =
    <b>Убрать из команды: { $name }?</b>

    Очередь, диалоги и кнопки «{ $venue }» исчезнут у этого человека сразу. Его диалоги останутся без ответственного, а приглашения, которые он сделал, перестанут работать.
team-leave-question =
    <b>Уйти из команды «{ $venue }»?</b>

    Очередь, диалоги и кнопки исчезнут из этого чата сразу. Вернуться можно только по новому приглашению.
team-owner-question =
    <b>Сделать владельцем: { $name }?</b>

    Владелец может всё, в том числе убрать из команды вас.
team-step-down-question =
    <b>Сменить свою роль?</b>

    Сейчас вы { $role }. Вернуть себе эту роль сами вы не сможете.
team-role-set = { $name } — теперь { $role }
team-role-changed =
    Ваша роль в «{ $venue }» изменилась: теперь вы { $role ->
        [owner] владелец
        [manager] управляющий
       *[barista] бариста
    }.
team-member-removed = Больше не в команде: { $name }
team-removed = Вас убрали из команды «{ $venue }»: её очередь и диалоги вам больше не видны.
team-removed-next =
    Вас убрали из команды «{ $venue }»: её очередь и диалоги вам больше не видны.
    Теперь открыто «{ $next }».
team-left = Вы больше не в команде «{ $venue }». Вернуться можно по новому приглашению.
team-left-next =
    Вы больше не в команде «{ $venue }». Вернуться можно по новому приглашению.
    Теперь открыто «{ $next }».
team-open-invites = <b>Приглашения в «{ $venue }»</b>
team-open-invite = { $number }. { $role }, до { $time }
team-open-invite-by = { $number }. { $role }, до { $time } — от { $by }
team-no-invites = Неиспользованных приглашений нет.
button-make =
    { $role ->
        [owner] 👑 Сделать владельцем
        [manager] Сделать управляющим
       *[barista] Сделать бариста
    }
button-make-yes =
    { $role ->
        [owner] Да, сделать владельцем
        [manager] Да, стать управляющим
       *[barista] Да, стать бариста
    }
button-remove = 🚪 Убрать из команды
button-remove-yes = Да, убрать
button-leave = 🚪 Уйти из команды
button-leave-yes = Да, уйти
button-no = Нет
button-to-team = ◀️ Вся команда
button-open-invites = ✉️ Приглашения: { $count }
button-revoke = ✖️ Отозвать { $number }
button-close = ✖️ Закрыть
button-page-back = ◀️ { $page } из { $pages }
button-page-next = { $page } из { $pages } ▶️
invite-revoked = Приглашение отозвано: ссылка больше не работает

command-venue = Сменить кафе
venue-only = Вы работаете в одном кафе: «{ $venue }». Если вас пригласят ещё куда-то, переключаться можно будет здесь.
venue-choose =
    <b>Ваши кафе</b>
    Сейчас открыто «{ $venue }». Заказы и диалоги разных кафе не смешиваются: всегда видно только одно.
button-venue =
    { $current ->
        [true] ✅ { $name }
       *[false] { $name }
    }
venue-now = Открыто: { $venue }

error-last-owner = У кафе должен остаться владелец. Сначала сделайте владельцем кого-нибудь ещё.
error-not-allowed = Нет доступа: ваша роль этого не позволяет.
error-no-member = Этого человека уже нет в команде.
error-no-invite = Этого приглашения больше нет: оно использовано, отозвано или истекло.
error-limit-reached = Больше { $limit } нельзя. Удалите то, что уже не нужно.

button-invite =
    { $role ->
        [owner] ➕ Владелец
        [manager] ➕ Управляющий
       *[barista] ➕ Бариста
    }
invite =
    <b>Приглашение в «{ $venue }»</b> — { $role ->
        [owner] владелец
        [manager] управляющий
       *[barista] бариста
    }

    { $link }

    Перешлите его одному человеку: ссылка сработает один раз и живёт { $hours }{ "\u00A0" }ч.
invite-made = Приглашение готово
button-copy-invite = Скопировать ссылку
