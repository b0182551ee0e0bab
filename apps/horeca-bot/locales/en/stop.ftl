command-stop = What has run out: the stop-list

until-time =
    { $day ->
        [today] until { $time }
       *[other] until { $time }, { $date }
    }
sold-out-silence =
    { $silence ->
        [cancel] the order is canceled
       *[take_off] we take it off
    }
card-sold-out-asked = ⏳ <b>Sold out: { $name }.</b> We asked the customer and wait { until-time }; without an answer { sold-out-silence }.
card-sold-out-unreachable = 📵 <b>Sold out: { $name }.</b> The customer has left Telegram and gets no question. Decide, or ask them yourself; we wait { until-time }, then { sold-out-silence }.
card-sold-out-ended =
    { $how ->
        [swapped] 🔁 <b>{ $name } → { $choice }</b>: the customer's choice.
        [taken_off] { $by ->
            [customer] ➖ <b>{ $name }</b>: the customer asked to take it off.
            [clock] ➖ <b>{ $name }</b>: taken off, the customer did not answer.
           *[staff] ➖ <b>{ $name }</b>: taken off, it had run out.
        }
       *[canceled] { $by ->
            [clock] ⛔️ Sold out: <b>{ $name }</b>. The customer did not answer, and the order is canceled.
           *[customer] ⛔️ Sold out: <b>{ $name }</b>. The customer canceled the order.
        }
    }
card-sold-out-unpriced = 💸 The order does not say how much to give back: <b>that is for you to decide</b>.
card-stopped = 🚫 On the stop-list: <b>{ $names }</b>

sold-out-list = <b>What has run out?</b>
sold-out-part = <b>Sold out: { $name }</b>
sold-out-will-ask =
    We ask the customer what to do. We wait for an answer { until-time }; without one { sold-out-silence }. { $test ->
        [true] It is a test order: the stop-list stays as it is.
       *[false] Until closing it is on the stop-list.
    }
sold-out-alone = 📵 The customer is not in Telegram and cannot be asked. Call them, or ask at the counter, and decide.
sold-out-worth = Without it the order costs <b>{ $amount }</b> less: give that back.
sold-out-unpriced = The order does not say what it cost: how much to give back is for you to decide.
sold-out-nothing-left = There is nothing else in the order: without it, all there is to do is cancel.

button-sold-out = 🚫 Sold out…
button-sold-out-part =
    { $option ->
        [true] ↳ { $name }
       *[false] { $name }
    }
button-sold-out-ask = ❓ Ask the customer
button-sold-out-same = 🔁 Offer: { $names }
button-sold-out-type = ✍️ Offer something instead…
button-sold-out-take-off = ➖ Take it off ourselves
button-sold-out-found = ✅ Found it
button-sold-out-back = ◀️ The list
button-sold-out-close = ✖️ Close

ask-sold-out-choices =
    <b>Order { $number }: what instead of “{ $name }”?</b>
    Each choice on a line of its own, { $limit } at most. If it is cheaper, add the price of one: <code>Filter = 250</code>. Nobody is asked to pay more.
sold-out-choices-problem =
    { $problem ->
        [empty] Write the choices as a text, each on a line of its own.
        [too_many] Too many choices: { $limit } at most. Please try again.
        [too_long] A choice is too long to be read on a button. Please make it shorter.
       *[price] I did not understand the price. Write, for example: Filter = 250
    }
sold-out-asked = { $number }: the customer is asked, the answer comes to the card
sold-out-taken-off = { $number }: taken off, the customer will see it
sold-out-withdrawn = { $number }: found, the order stays as it was
error-unreachable-sold-out = The customer is not in Telegram and cannot be asked. Call them, or ask at the counter, and decide.

stop-title = <b>Stop-list</b> · { $venue }
stop-empty = Empty: everything is there.
stop-line = 🚫 { $name } · { until-time }
stop-line-open = 🚫 { $name } · until you take it off the list
button-stop-back = ✅ Back: { $name }
button-stop-add = ➕ Something else has run out
ask-stop-item = <b>What has run out?</b> Write what it is called in orders, each item on a line of its own. Until closing, new orders with it are marked.
stop-unreadable = Write the names as a text, each on a line of its own, { $limit } at most.
stop-back = Back: { $name }
stop-back-already = It is on the stop-list no more
