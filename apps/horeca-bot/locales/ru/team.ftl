staff-joined =
    <b>Добро пожаловать в «{ $venue }»!</b>
    { $role ->
        [owner] Вы владелец
        [manager] Вы управляющий
       *[barista] Вы бариста
    } и сразу на смене: новые заказы приходят сюда со звуком. Закончить смену — /duty, подсказка — /help
error-already-staff =
    Вы уже в команде «{ $venue }»: { $role ->
        [owner] владелец
        [manager] управляющий
       *[barista] бариста
    }. Приглашение осталось неиспользованным, очередь — ниже.
error-invite-invalid = Приглашение не подходит: оно уже использовано, истекло или скопировано не целиком. Попросите новое у владельца или управляющего.

team =
    <b>Команда «{ $venue }»</b>

    { $members }{ $hidden ->
        [0] { "" }
       *[other] { "" }
            …и ещё { $hidden }
    }

    Кого пригласить?
team-member =
    { $onDuty ->
        [true] 🔔
       *[false] 🔕
    } { $name } — { $role ->
        [owner] владелец
        [manager] управляющий
       *[barista] бариста
    }
team-forbidden = Приглашать могут владелец и управляющие.
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
