loading = Looking for your order…
page-title = { $status } · order { $number }

test-band = A test order: the café is trying things out.

status-payment-process = Waiting for payment
status-placed = Order received
status-in-progress = Being made
status-ready = It’s ready!
status-delivered = Picked up
status-utilized = Not picked up
status-canceled-by-cafe = Canceled by the café
status-canceled-by-user = You canceled this order

lead-payment-process = As soon as the payment goes through, the barista will see your order.
lead-placed = The barista can see your order and will start on it soon.
lead-placed-later = The barista can see your order and will have it ready in time.
lead-placed-waiting = The café has your order, but nobody has started on it yet.
lead-placed-unheard = The café has not taken your order yet. You can wait, or ask them.
lead-placed-closed = The café is closed now. It opens { $day ->
    [today] at { $time }
    [tomorrow] tomorrow at { $time }
   *[other] on { $date } at { $time }
} and will start on your order then.
lead-placed-closed-for-now = The café is closed now. Your order is in and will wait.
lead-placed-paused = The café is taking a break and will start on new orders { $day ->
    [today] at { $time }
    [tomorrow] tomorrow at { $time }
   *[other] on { $date } at { $time }
}.
lead-in-progress = The barista is making your order right now.
lead-ready-where = It is waiting for you: { $where }. Just say { $number }.
lead-ready = It is waiting for you at the counter. Just say { $number }.
lead-ready-where-code = It is waiting for you: { $where }. Say the code at the counter.
lead-ready-code = It is waiting for you. Say the code at the counter.
handover-title = Picking it up
handover-say = Say at the counter:
handover-qr = QR code for the café
handover-qr-label = QR code by which the café’s staff find your order
lead-delivered = Enjoy! We would love to see you again.
lead-utilized = Your order was kept for a while, but nobody came. Tell the café if that is a mistake.
lead-canceled-by-cafe = We are very sorry.
lead-canceled-by-cafe-no-word = We are very sorry. If you have already paid, ask the café about your money.
lead-canceled-by-user = The café will not make it.
lead-canceled-by-user-no-word = The café will not make it. Ask the café about your money.

sold-out-asked = Sold out: { $name }. The café asks in Telegram what to do, and waits for an answer { $day ->
    [today] until { $time }
    [tomorrow] until { $time } tomorrow
   *[other] until { $time }, { $date }
}.
reason = Reason: { $reason }

stages = Stages of the order
stage-placed = Received
stage-in-progress = In progress
stage-ready = Ready
stage-delivered = Picked up
stage-utilized = Not picked up
stage-canceled = Canceled
stage-done = done
stage-current = now

# A time by the venue's clock; every other day than today is named.
moment = { $day ->
    [today] { $time }
    [tomorrow] tomorrow at { $time }
    [yesterday] yesterday at { $time }
   *[other] { $date } at { $time }
}
by-time = { $day ->
    [today] by { $time }
   *[other] { moment }
}

promise-by = Ready { by-time }
promise-in = { $minutes ->
    [one] in { $minutes } minute
   *[other] in { $minutes } minutes
}
promise-soon = any moment now
promise-late = Promised { by-time }, running late
promise-over = by { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
waiting-since = { $day ->
    [today] Waiting for you since { $time }
   *[other] Waiting for you: ready { moment }
}

cancel-panel = Canceling
cancel-lead = { $policy ->
    [until_in_progress] You can cancel until the café starts making it.
    [ask] You can cancel until the café starts making it; then you can ask.
   *[until_ready] You can cancel until the order is ready.
}
cancel-ask-lead = It is being made already, so the café decides whether it can still be canceled.
cancel-order = Cancel the order
cancel-ask = Ask to cancel
cancel-title = Cancel order { $number }?
cancel-ask-title = Ask to cancel order { $number }?
cancel-what = The café will be told at once and will not make it. This cannot be undone.
cancel-ask-what = The café will be asked. If they agree, the order is canceled; if they say nothing, they go on making it.
cancel-yes = Yes, cancel it
cancel-ask-yes = Yes, ask
cancel-keep = Keep the order
cancel-close = Close
cancel-asked = We have asked the café whether it can be canceled. If they have not answered { by-time }, they go on making it.
cancel-declined = The café did not cancel it: your order stays.
cancel-too-late = It is too late to cancel. The order now: { $status }
cancel-changed = The order has just changed, and nothing was canceled. It is now: { $status }. Do you still want to?
cancel-not-yours = This browser no longer has the owner’s link. Open the link from the café’s site once more.
cancel-no-answer = There was no answer, so we cannot say whether it was canceled. The page shows it as soon as you are online; trying again does no harm.
cancel-failed = That did not work. Please try again.

write-title = Write to the café
write-open = Write a message
write-label = Your message
write-send = Send
write-sending = Sending…
write-edited = edited
write-state = { $state ->
    [read] read
    [delivered] the café has it
    [failed] did not reach the café
   *[kept] sent
}
write-no-text = The café sent something that cannot be shown here.
write-closed = The café is closed now. It opens { $day ->
    [today] at { $time }
    [tomorrow] tomorrow at { $time }
   *[other] on { $date } at { $time }
} and will answer then.
write-refused = The café does not take messages from you.
write-failed = Not sent. Please try again.
write-failed-offline = Not sent: there is no connection. It will be tried again by itself.
write-failed-often = Not sent: too many messages in a short time. Please wait a little.
write-drop = Delete

push-title = Notifications in this browser
push-off = Be told when your order is ready, even with this page closed.
push-off-ready = Your order is ready. Be told if anything about it changes, even with this page closed.
push-on = You will be told of every stage, even with this page closed.
push-denied = Your browser does not allow it. Allow notifications for this site in its settings.
push-failed = That did not work here. The page itself stays up to date.
push-offline = There is no connection. Please try again when you are online.

items = Your order
pickup = Pick-up
pickup-table = table { $table }
pickup-name = for { $name }
refund = { $state ->
    [sent] Refunded: { $amount }
    [failed] The refund of { $amount } failed; the café is on it
   *[due] The café will refund { $amount }
}
notes = Note
wish = Your wish

telegram-title = Follow your order in Telegram
telegram-lead-ready = Write to the café there, and follow your next orders.
telegram-lead = The bot messages you the moment your order is ready.
telegram-code-intro = Or send this code to the bot:
telegram-code-left = The code is valid for { $left }
telegram-code-renew = Get a new code
telegram-code-renewing = Getting a code…
telegram-code-failed = Could not get a code. Please try again.
telegram-subscribed = Notifications are on
telegram-subscribed-lead = Every stage of your order comes to your Telegram.
telegram-to-bot = Go to the bot
telegram-blocked = The bot cannot write to you
telegram-blocked-lead = Open the bot and press Start to get notifications again.
telegram-start-bot = Open and start the bot

connection-connecting = Connecting…
connection-reconnecting = Connection lost. Reconnecting…
connection-polling = Updated every few seconds
connection-offline = You are offline. We will update as soon as you are back.
connection-live = Updates automatically

missing-title = There is no such order
missing-lead = Check that the link was copied in full. If the link is old, the order may be gone by now.
failed-title = Cannot load your order
failed-lead = The connection seems to be gone. We keep trying.

embed-more = Details
