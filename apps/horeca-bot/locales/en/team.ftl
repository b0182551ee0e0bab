staff-joined =
    <b>Welcome to { $venue }!</b>
    { $role ->
        [owner] You are the owner
        [manager] You are a manager
       *[barista] You are a barista
    }, and on duty already: new orders arrive here with a sound. End your shift: /duty, help: /help
staff-joined-also =
    <b>You are now on the team of { $venue } too</b>, as { $role ->
        [owner] an owner
        [manager] a manager
       *[barista] a barista
    }. This chat still shows the queue of { $shown }: choose below which one to show. Later: /venue
error-already-staff =
    You are on the team of { $venue } already: { $role ->
        [owner] owner
        [manager] manager
       *[barista] barista
    }. The invite stays unused; the queue is below.
error-invite-invalid = This invite does not work: it was used, has expired, or was not copied in full. Ask the owner or a manager for a new one.

role =
    { $role ->
        [owner] owner
        [manager] manager
       *[barista] barista
    }
team-title = <b>The team of { $venue }</b> · { $count }
team-member =
    { $onDuty ->
        [true] 🔔
       *[false] 🔕
    } { $name } — { $role }{ $self ->
        [true] { " (you)" }
       *[false] { "" }
    }
team-hint =
    Tap a name to change the role or remove the person.

    Whom to invite?
team-page =
    <b>{ $name }</b> — { $role }{ $self ->
        [true] { " (this is you)" }
       *[false] { "" }
    }
    { $venue }
    { $onDuty ->
        [true] 🔔 On duty
       *[false] 🔕 Off duty
    }
team-last-owner =
    { $self ->
        [true] You are the only owner. To leave or change your role, make somebody else an owner first.
       *[false] This is the only owner, who can neither be removed nor given another role.
    }
team-forbidden = Only the owner and managers can invite and change roles.
team-remove-question =
    <b>Remove { $name } from the team?</b>

    The queue, the dialogs and the buttons of { $venue } disappear from their chat at once. Their dialogs become unassigned, and invites they made stop working.
team-leave-question =
    <b>Leave the team of { $venue }?</b>

    The queue, the dialogs and the buttons disappear from this chat at once. Only a new invite brings you back.
team-owner-question =
    <b>Make { $name } an owner?</b>

    An owner can do everything, including removing you.
team-step-down-question =
    <b>Change your own role?</b>

    Now you are: { $role }. You cannot take your old role back yourself.
team-role-set = { $name } is now: { $role }
team-role-changed =
    Your role at { $venue } has changed: now you are { $role ->
        [owner] the owner
        [manager] a manager
       *[barista] a barista
    }.
team-member-removed = No longer on the team: { $name }
team-removed = You were removed from the team of { $venue }: you no longer see its queue and dialogs.
team-removed-next =
    You were removed from the team of { $venue }: you no longer see its queue and dialogs.
    Now open: { $next }.
team-left = You are no longer on the team of { $venue }. A new invite brings you back.
team-left-next =
    You are no longer on the team of { $venue }. A new invite brings you back.
    Now open: { $next }.
team-open-invites = <b>Invites to { $venue }</b>
team-open-invite = { $number }. { $role }, until { $time }
team-open-invite-by = { $number }. { $role }, until { $time } — by { $by }
team-no-invites = There are no unused invites.
button-make =
    { $role ->
        [owner] 👑 Make an owner
        [manager] Make a manager
       *[barista] Make a barista
    }
button-make-yes =
    { $role ->
        [owner] Yes, make an owner
        [manager] Yes, become a manager
       *[barista] Yes, become a barista
    }
button-remove = 🚪 Remove from the team
button-remove-yes = Yes, remove
button-leave = 🚪 Leave the team
button-leave-yes = Yes, leave
button-no = No
button-to-team = ◀️ The whole team
button-open-invites = ✉️ Invites: { $count }
button-revoke = ✖️ Revoke { $number }
button-close = ✖️ Close
button-page-back = ◀️ { $page } of { $pages }
button-page-next = { $page } of { $pages } ▶️
invite-revoked = The invite is revoked: its link no longer works

command-venue = Change the café
venue-only = You work at one café: { $venue }. When another one invites you, this is where you switch.
venue-choose =
    <b>Your cafés</b>
    Now open: { $venue }. Orders and dialogs of different cafés never mix: you always see one only.
button-venue =
    { $current ->
        [true] ✅ { $name }
       *[false] { $name }
    }
venue-now = Now open: { $venue }

error-last-owner = A café must keep at least one owner. Make somebody else an owner first.
error-not-allowed = No access: your role does not allow this.
error-no-member = This person is no longer on the team.
error-no-invite = This invite is gone: it was used, revoked or has expired.
error-limit-reached = No more than { $limit }. Delete what is no longer needed.

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
