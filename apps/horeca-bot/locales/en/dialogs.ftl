command-dialogs = Dialogs with customers
command-note = A note on a dialog, for staff only

button-dialogs =
    { $unread ->
        [0] 💬 Dialogs
        [100] 💬 Dialogs · 99+ new
       *[other] 💬 Dialogs · { $unread } new
    }

relay-head =
    { $author ->
        [note] 🔒 { $name } (note)
        [staff] ↪️ { $name }
        [customer] 👤 { $name }
        [page] 🌐 { $name } (on the order’s page)
       *[other] 🏪 { $name }
    }{ $hasNumber ->
        [no] { "" }
       *[yes] { " " }· order { $number }
    }{ $edited ->
        [true] { " " }· edited
       *[false] { "" }
    }
relay-album =
    ⬆️ { $count ->
        [one] { $count } file
       *[other] { $count } files
    } in one album
button-open-dialog =
    💬 { $isNamed ->
        [yes] { $hasAssignee ->
            [no] Open the dialog
           *[yes] { $assignee } answers
        }
       *[no] { $name }{ $hasNumber ->
            [no] { "" }
           *[yes] { " " }· { $number }
        }{ $hasAssignee ->
            [no] { "" }
           *[yes] { " " }· { $assignee } answers
        }
    }
relay-origin =
    ↪️ Forwarded{ $from ->
        [channel] { " " }from the channel “{ $name }”
        [chat] { " " }from the chat “{ $name }”
       *[user] { "" }: { $name }
    }
relay-reply-to = ↩️ In reply to a message of { $name }
content-kind =
    { $kind ->
        [photo] 🖼 Photo
        [video] 🎬 Video
        [animation] 🎞 Animation
        [audio] 🎵 Audio
        [voice] 🎤 Voice message
        [video_note] 📹 Video message
        [document] 📄 File
        [sticker] Sticker
        [location] 📍 Location
        [contact] 📇 Contact
       *[text] Text
    }
content-lost =
    { content-kind }: could not be fetched{ $reason ->
        [too_big] , it is over 20 MB
       *[other] { "" }
    }

dialogs-title =
    <b>Dialogs</b> · { $filter ->
        [all] all open
        [mine] mine
        [unassigned] unassigned
        [unwritten] with an order, without a dialog
        [closed] closed
       *[blocked] blocked
    }{ $unread ->
        [0] { "" }
       *[other] { " " }· { $filter ->
            [all] unread
           *[other] unread in all
        }: { $unread ->
            [100] 99+
           *[other] { $unread }
        }
    }
dialogs-none =
    { $filter ->
        [all] No open dialogs. When a customer writes, the dialog appears here.
        [mine] You are not answering anybody yet. A dialog becomes yours with your first answer.
        [unassigned] Everybody is being answered.
        [unwritten] Customers who have an order and have not written appear here. There are none now.
        [closed] No closed dialogs.
       *[blocked] Nobody is blocked. A manager or owner can block a customer on the card of an open dialog.
    }
dialogs-row =
    { $unread ->
        [0] ▫️
       *[other] 🔵
    } <b>{ $name }</b>{ $hasNumber ->
        [no] { "" }
       *[yes] { " " }· { $number }
    } · { $time }{ $unread ->
        [0] { "" }
       *[other] { " " }· new: { $unread }
    }
dialogs-row-state =
    { $isReachable ->
        [false] ⛔️ Cannot be written to ·{ " " }
       *[true] { "" }
    }{ $isWaiting ->
        [blocked] ⛔️ Blocked { $time }{ $by ->
            [none] { "" }
           *[other] { " " }by { $by }
        }
        [no] { $assignee ->
            [me] You answer
            [nobody] Nobody answers
           *[other] { $name } answers
        }
       *[yes] ⏳ Waiting since { $waiting } · { $assignee ->
            [me] you answer
            [nobody] nobody answers
           *[other] { $name } answers
        }
    }
dialogs-row-empty = <i>no messages yet</i>
dialogs-row-unwritten =
    { $status ->
        [payment_process] 💳 Being paid
        [placed] 🆕 Placed
        [in_progress] ☕️ In progress
       *[ready] ✅ Ready
    } · { $written ->
        [never] has not written yet
       *[before] dialog closed
    }
button-select =
    { $selected ->
        [never] ⛔️
        [true] ☑️
       *[false] ☐
    } { $label }
button-selecting =
    { $selecting ->
        [true] ↩️ Stop selecting
       *[false] ☑️ Select several
    }
button-dialog-row =
    { $name }{ $hasNumber ->
        [no] { "" }
       *[yes] { " " }· { $number }
    }{ $unread ->
        [0] { "" }
       *[other] { " " }({ $unread })
    }
button-page =
    { $to ->
        [newer] ◀️ Newer
       *[older] Older ▶️
    }
button-filter =
    { $chosen ->
        [true] ✓{ " " }
       *[false] { "" }
    }{ $filter ->
        [all] All
        [mine] Mine
        [unassigned] Nobody’s
        [closed] Closed
        [unwritten] Not written
       *[blocked] ⛔️ Blocked
    }
button-bulk =
    { $what ->
        [write] ✍️ Write to selected ({ $count })
        [close] Close ({ $count })
       *[clear] Clear selection
    }
button-close-list = ✖️ Close the list

dialog-title =
    💬 <b>{ $name }</b>{ $hasNumber ->
        [no] { "" }
       *[yes] { " " }· order { $number }
    }{ $status ->
        [payment_process] { " " }(being paid)
        [placed] { " " }(placed)
        [in_progress] { " " }(in progress)
        [ready] { " " }(ready)
        [delivered] { " " }(handed out)
        [utilized] { " " }(discarded)
        [canceled_by_cafe] { " " }(canceled by the café)
        [canceled_by_user] { " " }(canceled by the customer)
       *[none] { "" }
    }
dialog-state =
    { $state ->
        [blocked] ⛔️ <b>Blocked</b> { $time }{ $by ->
            [none] { "" }
           *[other] { " " }by { $by }
        }. What they write does not arrive here, and nobody can write to them. Their orders go on.
        [unpaired] ⛔️ No longer linked to your café and cannot be written to.{ " " }
        [blocked-bot] ⛔️ The customer has blocked the bot and cannot be written to.{ " " }
        [page] 🌐 Writes on the order’s page and is answered there, in words alone.{ " " }
        [closed] ✅ The dialog is closed.{ " " }
       *[open] { "" }
    }{ $state ->
        [blocked] { "" }
       *[other] { $assignee ->
            [me] You answer.
            [nobody] Nobody answers yet.
           *[other] { $name } answers.
        }
    }
dialog-hint =
    <i>{ $state ->
        [blocked] What you write goes nowhere while this dialog is open: leave it, or unblock the customer.
        [blocked-bot] What you write goes nowhere until they unblock the bot: leave this dialog.
        [unpaired] What you write goes nowhere while this dialog is open: leave it.
       *[other] Whatever you write goes to this customer. A reply to somebody else’s message goes to its author.
    }</i>
dialog-block-question =
    <b>Block { $name }?</b>
    Nothing they write will reach your café: not in this bot, not in the group. They are told that you take no messages from them. The dialog is closed.
    Their orders go on: they see the stages and can cancel. Broadcasts skip them. You can unblock at any time.
button-block =
    { $step ->
        [ask] ⛔️ Block
        [block] ⛔️ Yes, block
        [keep] ◀️ Do not block
       *[unblock] ✅ Unblock
    }
dialog-blocked =
    { $changed ->
        [true] Blocked: { $name }
       *[false] { $name } is blocked already
    }
dialog-unblocked =
    { $changed ->
        [true] Unblocked: { $name } can write to you again
       *[false] { $name } is not blocked any more
    }
dialog-line-edited = (edited)
button-dialog =
    { $what ->
        [take] ✋ Take over
        [release] ↩️ Give back
        [close] ✅ Close
        [history] 📜 Messages
       *[leave] ✖️ Leave
    }
button-talk = 💬 Write to them
button-quick-answers = ⚡️ Quick answer
button-to-list = 💬 All dialogs
dialog-opened =
    { $isWritable ->
        [false] { $name } cannot be written to
       *[true] You now write to { $name }
    }
dialog-assigned =
    { $what ->
        [take] You answer now
       *[release] The dialog is everybody’s again
    }
dialog-history =
    { $count ->
        [0] All of it is in this chat already
       *[other] The messages are below
    }
dialog-ended-by-itself = ✅ The dialog with { $name } has ended: { $number ->
        [none] no order is under way
       *[other] order { $number } is finished
    } and nobody has written for an hour. What you write next does not go to this customer.
dialogs-closed =
    { $count ->
        [0] Closed already
        [one] { $count } dialog closed
       *[other] { $count } dialogs closed
    }
choose-dialog =
    <b>Who is this for?</b> { $messages ->
        [one] The message is not sent yet.
       *[other] The messages are not sent yet.
    }
    { $dialogs ->
        [0] There are no open dialogs. Choose one in /dialogs, or reply to a customer’s message.
       *[other] What you write next goes there too, until you change the dialog.
    }

broadcast-question =
    <b>What shall I write?</b> Receivers: { $count }.
    Send a text, a photo, a file – anything, several messages if you like.
broadcast-preview =
    <b>Ready to send.</b> Messages: { $messages }, receivers: { $count }.
    It passes over those whom you have blocked, who have blocked the bot, or who are no longer paired with the café.
    Customers will see:
broadcast-preview-head = <b>☕️ { $venue }</b>
broadcast-preview-rest = …and { $count } more
broadcast-preview-more = The whole messages are above. You can add more.
button-send =
    Send · { $count ->
        [one] { $count } receiver
       *[other] { $count } receivers
    }
broadcast-started = Sending
broadcast-running =
    📤 <b>Sending…</b> { $delivered } of { $receivers }
broadcast-done =
    ✅ <b>Sent</b>
    Delivered: { $delivered } of { $receivers }{ $blocked ->
        [0] { "" }
       *[other] { "" }
            Blocked the bot: { $blocked }
    }{ $failed ->
        [0] { "" }
       *[other] { "" }
            Not delivered: { $failed }
    }{ $blockedByVenue ->
        [0] { "" }
       *[other] { "" }
            Blocked by you, not sent: { $blockedByVenue }
    }{ $unpaired ->
        [0] { "" }
       *[other] { "" }
            No longer linked to your café, not sent: { $unpaired }
    }

note-question = 🔒 Write the note. Only staff will see it.
note-added = 🔒 Note added. The customer does not see it.
note-only-text = 🔒 A note can only be text. Nothing was sent to the customer.

content-not-passed-on = This kind of message cannot be passed on. Send a text, photo, video, voice message, file, sticker, location or contact.
content-too-big = The file is over 20 MB; Telegram does not let bots pass such files on. Compress it, or send a link.
dialog-not-delivered =
    { $reason ->
        [blocked] ⛔️ { $name }: not delivered, the customer has blocked the bot.
        [unpaired] ⛔️ { $name }: not delivered, no longer linked to your café.
        [too_big] ⚠️ { $name }: the file was not delivered, it is over 20 MB.
        [file] ⚠️ { $name }: { $count ->
            [one] the file was not delivered
           *[other] { $count } files were not delivered
        }, Telegram could not hand it over. Please send it again.
        [forbidden] ⚠️ { $name }: not delivered, the customer takes no voice or video messages. Write a text.
       *[refused] ⚠️ { $name }: { $count ->
            [one] not delivered
           *[other] { $count } messages were not delivered
        }, Telegram did not take it.
    }
error-customer-unreachable =
    ⛔️ { $why ->
        [blocked_by_venue] { $name } is blocked by your café. Nothing was sent: unblock first, /dialogs → “Blocked”.
        [unpaired] { $name } is no longer linked to your café, so nobody here can write to them. Nothing was sent.
        [text_only] { $name } writes on the order’s page, which shows words alone. Nothing was sent.
       *[blocked_by_customer] { $name } has blocked the bot. Nothing was sent.
    }
error-nothing-to-send = There is nothing to send here any more: select customers in /dialogs first, then write the message.
error-unreachable-select =
    ⛔️ { $why ->
        [blocked_by_venue] { $name } is blocked by your café: unblock first, /dialogs → “Blocked”.
        [unpaired] { $name } is no longer linked to your café, so nobody here can write to them.
        [on_page] { $name } writes on the order’s page: answer them in their dialog.
       *[blocked_by_customer] { $name } has blocked the bot: they cannot be written to.
    }
error-no-dialog = You have no such dialog.
error-no-open-dialog = Open a dialog first: /dialogs, or reply to a customer’s message.
held-unsent = What was waiting to be sent went to nobody.
held-dropped = You began something else, so what waited to be sent went to nobody. Send it again if it is needed.
