bot-description = Follow your café order: every stage as it happens, and canceling until it is ready. You can write to the café here, too. Enter the code from the site or open the link there.
bot-short-description = Your café order, from payment to pickup

command-orders = My active orders
command-history = Order history
command-notifications = What comes with sound
command-help = What this bot can do
command-language = Language / Язык
command-exit = Leave the current step

welcome =
    <b>Your café order lives here</b> — from payment to pickup.

    Enter the code from the site, such as <code>K7FM-Q2XW-9P</code>, or open the bot by the link there.
help =
    <b>How it works</b>

    • Paid for an order on a café's site? Enter the code from the site here.
    • The order appears in this chat, and its stages update by themselves.
    • You can cancel an order while the button for it is below it: until when, each café decides.
    • Your next orders at the same café arrive here without a code.
    • A question or a wish? Just write it here: text, a photo, a voice message. The café gets it.

    /orders — active orders
    /history — past orders, to repeat them
    /auth — sign in with your phone
    /me — profile, invitations and devices
    /delete_me — erase everything we know about you
    /notifications — what comes with sound
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
