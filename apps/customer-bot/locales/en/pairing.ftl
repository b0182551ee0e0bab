pairing-question =
    <b>Order { $number }</b> at { $venue }.
    Is it yours? I will show it in this chat.
button-pairing-yes = Yes, it is mine
button-pairing-no = No
pairing-done = Done, the order is here
pairing-here = This order is already here.
pairing-declined = All right, nothing is linked. If you have another code, enter it.
pairing-declined-unsent = All right, nothing is linked, and your message was not sent to anybody. If you have another code, enter it.
pairing-message-held = ✉️ I will pass it on to { $venue } as soon as you answer whether the order is yours.
pairing-declined-toast = Not linked
pairing-closed = This question is closed. If the order is not here, get a new code on its page.
pairing-too-late = The code is no longer valid. Get a new one on the order's page.
pairing-moved-away = Order { $number } at { $venue } is now followed in another Telegram. If that was not you, you can have your orders back within a day.
button-take-back = It was not me: take them back
pairing-taken-back-here = The orders are here again
pairing-take-back-over = They cannot be taken back any more. If the orders are yours, get a new code on the order's page.
pairing-taken-back = Order { $number } at { $venue } went back to its former Telegram: they said that it was not them who linked it.

pairing-ended = Done: orders of { $cafe } no longer come here.
pairing-ended-by-cafe = { $cafe } has unlinked this chat: its orders no longer come here.

button-more = ⋯
button-not-mine = Not my orders: unlink
button-not-mine-no = ◀️ Back
not-mine-question = <b>Not your orders?</b> This customer's orders at { $venue } will stop coming here, and the café will know that the chat is unlinked. The order itself stays.
not-mine-asked = Unlink this chat?
not-mine-kept = Nothing has changed
not-mine-done = Unlinked

error-code-invalid =
    There is no such code, or it is no longer valid. Check it on the order's page: you can get a new one there.
error-too-many-attempts =
    Too many wrong codes. Try again in { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } — or open the bot by the link on the order's page.
error-order-moved-on =
    { $status ->
        [payment_process] The order is waiting for payment
        [placed] The order has been received
        [in_progress] The order is already being made
        [ready] The order is ready, it cannot be canceled
        [delivered] The order has been picked up
        [utilized] The order has been removed
        [canceled_by_cafe] The café has canceled the order
       *[canceled_by_user] The order is canceled already
    }
error-not-found = You have no such order. Your orders: /orders
error-try-again = That did not work. Please try again.
