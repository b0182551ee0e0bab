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
help =
    <b>How it works</b>

    • New orders arrive by themselves: the queue at the top, one card per order below it.
    • The top button of a card is the next status. Everybody sees what one person does.
    • A mistake? “◀️ Back”. Handed out or canceled by mistake? “↩️ Bring back”, for a minute.
    • ⏬ shows the whole order, ⏫ folds it. There, “⏰ +5 min” moves the promised time; the customer sees it at once.
    • ⚠️ means the order is nearly late, ❗️ that the promised time has passed and it is not ready. Such orders come as one list; “⏰ +5 for all” gives all of them five minutes more.
    • Cannot keep up? “🔥 Busy mode” above the queue adds minutes to all new orders.

    • Customers write here too. Reply to a message, or open the dialog by the button below it: whatever you write then goes to that customer.
    • In /dialogs you can select several and write to all of them at once.

    /orders — the queue again, at the bottom of the chat
    /dialogs — dialogs with customers
    /note — a note on a dialog, never shown to the customer
    /quick — quick answers
    /pause — a pause: new orders wait
    /stop — what has run out: the stop-list
    /duty — start or end your shift (the sound of orders)
    /feedback — what customers say (for managers)
    /team — team and invites
    /venue — another café of yours
    /report — orders, revenue, ratings (for the owner and managers)
    /settings — the café's settings and your notifications
    /connect — dialogs in a team group (for the owner)
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
