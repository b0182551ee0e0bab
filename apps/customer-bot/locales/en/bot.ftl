bot-description = Follow your café order: every stage as it happens, and canceling until it is ready. You can write to the café here, too. Enter the code from the site or open the link there.
bot-short-description = Your café order, from payment to pickup

command-orders = My active orders
command-history = Order history
command-notifications = What comes with sound
command-help = What this bot can do
command-language = Language / Язык
command-exit = Leave the current step

now-lines =
    { $active ->
        [0] { $known ->
            [true] • You have no active orders now. New orders at the same cafés arrive here by themselves.
           *[false] • Paid for an order on a café’s site? Enter the code from the site, such as <code>K7FM-Q2XW-9P</code>, or open the bot by the link there.
        }
        [one] • You have <b>{ $active }</b> active order: /orders. You can cancel it while it has the button “Cancel the order”.
       *[other] • You have <b>{ $active }</b> active orders: /orders. You can cancel those that have the button “Cancel the order”.
    }{ $rates ->
        [true] { "" }
            • Rate order { $number } at { $venue }: the stars are below the question above.
       *[false] { "" }
    }{ $writes ->
        [true] { "" }
            • A question or a wish? Just write it here: text, a photo, a voice message. The café gets it.
       *[false] { "" }
    }{ $blocked ->
        [true] { "" }
            • { $blocker } takes no messages from you. Your orders are not affected.
       *[false] { "" }
    }
welcome =
    <b>Your café order lives here</b> — from payment to pickup.

    { now-lines }
help =
    <b>What you can do now</b>

    { now-lines }

    { $known ->
        [true] { "" }
            /orders — active orders
            /history — past orders, to repeat them
            /notifications — what comes with sound
       *[false] And besides:
    }
    /auth — sign in with your phone
    /me — profile, invitations and devices
    /delete_me — erase everything we know about you
    /language — language
    /exit — leave the current step
no-such-command = There is no such command. Your orders: /orders, help: /help
no-cafe-yet =
    { $sent ->
        [contact] Thank you, but a phone number does not open an order: the code from the café’s site does. Enter the code, and the order appears here. To sign in with your phone, there is /auth.
        [page] This is an order’s page. Open it and press “Open in Telegram”, or enter the code that it shows. If there is neither a button nor a code, somebody else has paid: only the buyer sees the code.
       *[other] I do not know yet which café to pass this on to: you have no orders here. Enter the code from the café’s site: the order appears in this chat, and then you can write to the café. Help: /help
    }
orders-none = You have no active orders now. Paid on a site? Enter the code from there.
exit-left = Done, the question is closed. Enter a code from the site, or open /orders.
exit-nothing = There is nothing to leave. Your orders: /orders

language-choose = Which language? / На каком языке говорить?
language-ru = Русский
language-en = English
language-set-ru = Говорю по-русски
language-set-en = Speaking English

button-exit = ✖️ Exit
step-expired =
    The question was left without an answer for 10 minutes, so I closed it.{ $dropped ->
        [0] { " " }You can start again at any time.
       *[other] { " " }Your message did not go to the café: send it again if it is needed.
    }
