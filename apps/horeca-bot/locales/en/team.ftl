staff-joined =
    <b>Welcome to { $venue }!</b>
    { $role ->
        [owner] You are the owner
        [manager] You are a manager
       *[barista] You are a barista
    }, and on duty already: new orders arrive here with a sound. End your shift: /duty, help: /help
error-already-staff =
    You are on the team of { $venue } already: { $role ->
        [owner] owner
        [manager] manager
       *[barista] barista
    }. The invite stays unused; the queue is below.
error-invite-invalid = This invite does not work: it was used, has expired, or was not copied whole. Ask the owner or a manager for a new one.

team =
    <b>The team of { $venue }</b>

    { $members }{ $hidden ->
        [0] { "" }
       *[other] { "" }
            …and { $hidden } more
    }

    Whom to invite?
team-member =
    { $onDuty ->
        [true] 🔔
       *[false] 🔕
    } { $name } — { $role ->
        [owner] owner
        [manager] manager
       *[barista] barista
    }
team-forbidden = Only the owner and managers can invite.
button-invite =
    { $role ->
        [owner] ➕ Owner
        [manager] ➕ Manager
       *[barista] ➕ Barista
    }
invite =
    <b>Invite to { $venue }</b> — { $role ->
        [owner] owner
        [manager] manager
       *[barista] barista
    }

    { $link }

    Forward it to one person: the link works once, for { $hours } hours.
invite-made = The invite is ready
button-copy-invite = Copy the link
