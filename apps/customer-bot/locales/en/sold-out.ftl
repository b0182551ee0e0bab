until-time-bold =
    { $day ->
        [today] by <b>{ $time }</b>
       *[other] by <b>{ $time }</b>, <b>{ $date }</b>
    }
sold-out-item = 🚫 <b>Sorry, sold out: { $name }.</b>
sold-out-option = 🚫 <b>Sorry, sold out: { $name }</b> ({ $item }).
sold-out-question =
    <b>What shall the café do?</b> Please answer { until-time-bold }. Without an answer, { $silence ->
        [cancel] the order is canceled.
       *[take_off] it is taken off and the rest is made.
    }
sold-out-unpriced = 💸 The order does not say how much to give back: the café decides that.
sold-out-cancel-question = <b>Cancel all of order { $number }?</b>
sold-out-ended =
    { $how ->
        [swapped] 🔁 { $name } → <b>{ $choice }</b>
        [withdrawn] ✅ It was found after all: <b>{ $name }</b>. The order stays as it was.
        [taken_off] { $by ->
            [customer] ➖ Taken off the order: <b>{ $name }</b>
            [clock] ➖ There was no answer, so this was taken off the order: <b>{ $name }</b>
           *[staff] ➖ Sold out, and the café took it off the order: <b>{ $name }</b>
        }
       *[canceled] { $by ->
            [clock] 🚫 Sold out: <b>{ $name }</b>. There was no answer, so the order was canceled.
           *[customer] 🚫 Sold out: <b>{ $name }</b>
        }
    }
button-sold-out-swap =
    { $total ->
        [none] 🔁 { $name }
       *[other] 🔁 { $name } · total { $total }
    }
button-sold-out-take-off =
    { $total ->
        [none] ➖ Take it off
       *[other] ➖ Take it off · total { $total }
    }
button-sold-out-cancel = Cancel the whole order
button-sold-out-cancel-yes = Yes, cancel all of it
button-sold-out-cancel-no = Do not cancel
sold-out-swapped = Swapped, the café knows
sold-out-taken-off = Taken off, the café knows
