command-connect = Team group: dialogs as topics

topic-title =
    { $name }{ $hasNumber ->
        [no] { "" }
       *[yes] { " " }· order { $number }
    }

topic-order =
    🧾 <b>Order { $number }</b> · { $status ->
        [payment_process] being paid
        [placed] placed
        [in_progress] in progress
        [ready] ready
        [delivered] handed out
        [utilized] discarded
        [canceled_by_cafe] canceled by the café
       *[canceled_by_user] canceled by the customer
    } (at { $time })
topic-lines = <b>Before this:</b>

group-how =
    <b>Dialogs of “{ $venue }” in a team group</b>

    Each dialog is a topic: the whole team sees it and answers right there. The cabinet in this chat works as before.

    1. Make a group and switch on “Topics” in its settings.
    2. Add me and make me an administrator with the right “Manage topics”.
    3. Write /connect in the group.

    To disconnect it: /disconnect, here or there.
group-hello =
    👋 A café’s customers can be answered here: each dialog is a topic.

    Switch on “Topics” in the group’s settings, make me an administrator with the right “Manage topics”, and let the café’s owner write /connect here.
group-connected =
    ✅ <b>The group is connected to “{ $venue }”.</b>

    Each dialog with a customer will appear here as a topic. What the team writes in a topic goes to the customer; /note is a note for the team only. Close a topic, and the dialog is closed.

    Members of the café’s team can answer. To disconnect: /disconnect
group-moved = The dialogs of “{ $venue }” are in another group now. No new messages will appear here.
group-disconnected = The group is disconnected from “{ $venue }”. No new messages will appear here; everything is in the cabinet of each team member.
group-left = The group “{ $title }” is disconnected. The dialogs are here, as before: /dialogs
group-lacks =
    { $lack ->
        [topics] Only a group with topics can be connected. Switch on “Topics” in its settings and write /connect again.
        [admin] I have to be an administrator to manage topics here. Make me one with the right “Manage topics” and write /connect again.
       *[right] I am an administrator, but without the right “Manage topics”. Switch it on and write /connect again.
    }
group-only-owner = Only an owner of the café can connect and disconnect the group.
group-taken = This group is connected to another café already. Its owner has to write /disconnect here first.
group-which-venue = You have several cafés. Choose one in your own chat with me by /venue and write /connect again.
error-no-group = The group is not connected.

group-guarded =
    ⏸ <b>The group “{ $title }” is paused: { $name } is no longer on the team of { $venue }.</b>

    I cannot remove people from a group, and everybody in it reads what customers write. Make sure that only the team is there, then send /connect in the group: it goes on, with what was missed. To end it: /disconnect
group-lost =
    ⚠️ <b>The group “{ $title }” does not show the dialogs of “{ $venue }” any more.</b>

    I was removed from it, have lost the right “Manage topics”, or its topics were switched off. Customers can be answered here: /dialogs

    Give me the right back, and the group continues by itself. If topics were switched off, switch them on and write /connect in the group.
group-back = ✅ The group “{ $title }” shows the dialogs of “{ $venue }” again.

group-stranger = { $name }, customers are answered here by the café’s team, so your messages are not passed on to them. If you are on the team, ask the owner or a manager for an invite.
group-anonymous = You write in the group’s name and I cannot tell who you are, so the customer did not get your message. Switch off anonymity in your administrator rights and send it again.
group-note-how = Write the note right after the command: /note allergic to nuts
group-topic-abandoned = This topic is no longer a dialog, so the customer did not get your message. A new topic will appear with their next message; to answer now, use your own chat with me: /dialogs
