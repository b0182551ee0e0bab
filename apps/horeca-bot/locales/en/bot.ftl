bot-description = Your café's order queue and its dialogs with customers: new orders arrive with a sound, one tap moves them on, and the whole shift sees the same. By invitation.
bot-short-description = Orders and dialogs with customers, for a café's team

command-orders = The order queue
command-duty = Start or end your shift
command-team = Team and invites
command-help = What this bot can do
command-language = Language / Язык
command-exit = Close open questions

stranger =
    <b>This bot is for a café's team:</b> it holds the order queue.

    To get in, ask the owner or a manager for an invite — they make one with /team — and open the link in it.

    Ordered a coffee? Your order is in another bot: the link is on the order's page.
standing =
    You are { $role ->
        [owner] an owner
        [manager] a manager
       *[barista] a barista
    } at { $place }, { $duty ->
        [true] 🔔 <b>on duty</b>: new orders make a sound.
       *[false] 🔕 <b>off duty</b>: orders arrive silently. To start your shift: /duty
    }
    { $queued ->
        [0] The queue is empty
       *[other] In the queue: <b>{ $queued }</b>
    }, { $waiting ->
        [0] nobody waits for an answer.
        [one] <b>{ $waiting }</b> customer waits for an answer: /dialogs
       *[other] <b>{ $waiting }</b> customers wait for an answer: /dialogs
    }{ $paused ->
        [true] { "" }
            ⏸ The café is paused: new orders wait. To resume, use the button above the queue, or /pause
       *[false] { "" }
    }{ $busy ->
        [true] { "" }
            🔥 Busy mode is on: new orders get more minutes.
       *[false] { "" }
    }
welcome-back =
    { standing }

    The queue is below; help: /help
help =
    { standing }

    <b>How it works</b>

    • New orders arrive by themselves: the queue at the top, one card per order below it. Too many? “📋 As a list” shows all of them in one message.
    • The top button of a card is the next status. Everybody sees what one person does.
    • A mistake? “◀️ Back”. Handed out or canceled by mistake? “↩️ Bring back”, for a minute.
    • ⏬ shows the whole order, ⏫ folds it. There you tick off what is made, move the time (“⏰ +5 min”), and say what is “🚫 Sold out…”.
    • 🔔 means that nobody has taken the order: start it, or tap “👀 I see it”.
    • ⚠️ means the order is nearly late, ❗️ that it is late. “⏰ +5 for all” below their list moves them all at once.
    • Cannot keep up? “🔥 Busy mode” above the queue adds minutes to all new orders.
    • A customer says a code? Write it here, and the order’s card comes.

    • Customers write here too. Reply to a message, or open the dialog by the button below it: whatever you write then goes to that customer.
    • In /dialogs you can select several and write to all of them at once.

    /orders — the queue again, at the bottom of the chat
    /dialogs — dialogs with customers{ $dialogs-answer ->
        [true] { "" }
            /note — a note on a dialog, never shown to the customer
       *[false] { "" }
    }
    /quick — quick answers{ $venue-pause ->
        [true] { "" }
            /pause — a pause: new orders wait
       *[false] { "" }
    }
    /stop — what has run out: the stop-list
    /duty — start or end your shift (the sound of orders){ $feedback-read ->
        [true] { "" }
            /feedback — what customers say
       *[false] { "" }
    }
    /team — { $team-manage ->
        [true] team and invites
       *[false] who is on the team
    }
    /venue — another café of yours{ $report-read ->
        [true] { "" }
            /report — orders, revenue, ratings
       *[false] { "" }
    }
    /settings — { $settings-manage ->
        [true] the café's settings and your notifications
       *[false] your notifications
    }{ $group-connect ->
        [true] { "" }
            /connect — dialogs in a team group
       *[false] { "" }
    }
    /language — language
    /exit — close open questions and leave the dialog
unhandled = There is no such command. The queue: /orders, dialogs: /dialogs, help: /help
exit-left =
    Done: { $what ->
        [both] questions closed, no dialog is open.
        [questions] open questions are closed.
       *[views] no dialog is open.
    } The queue: /orders
exit-nothing = There are no open questions. The queue: /orders

language-choose = Which language? / На каком языке говорить?
language-ru = Русский
language-en = English
language-set-ru = Говорю по-русски
language-set-en = Speaking English

error-order-moved-on =
    The order has already changed. Now: { $status ->
        [payment_process] waiting for payment
        [placed] placed
        [in_progress] in progress
        [ready] ready
        [delivered] handed out
        [utilized] discarded
        [canceled_by_cafe] canceled by the café
       *[canceled_by_user] canceled by the customer
    }.
error-not-found = This order is no longer in your queue.
error-forbidden = No access: this is for the café's team only. Ask the owner or a manager for an invite.
error-try-again = That did not work. Please try again.

button-exit = ✖️ Exit
step-expired =
    The question was left without an answer for 10 minutes, so I closed it.{ $dropped ->
        [0] { " " }You can start again at any time.
       *[other] { " " }What waited to be sent went to nobody: send it again if it is needed.
    }
