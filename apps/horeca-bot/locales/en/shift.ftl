shift-report =
    <b>🔕 Your shift is over.</b> Orders are silent from now on.{ $since ->
        [known] { "" }
            Since { $day ->
                [today] { $time }
               *[other] { $time } on { $date }
            } the café has made { $orders ->
                [one] <b>{ $orders }</b> order
               *[other] <b>{ $orders }</b> orders
            }{ $orders ->
                [0] .
               *[other] , in <b>{ $average }</b> on average.
            }
       *[unknown] { "" }
    }{ $dialogs ->
        [0] { "" }
       *[other] { "" }
            Your open dialogs (<b>{ $dialogs }</b>) are nobody’s now: { $alone ->
                [true] there is nobody on duty.
               *[false] those on duty see them.
            }
    }{ $queued ->
        [0] { "" }
       *[other] { "" }
            ⚠️ There are still <b>{ $queued }</b> in the queue, and nobody is on duty. To go on: /duty
    }
dialogs-handed-over =
    🔕 <b>{ $name }</b> has gone off duty, and { $count ->
        [one] { $count } dialog is nobody’s now.
       *[other] { $count } dialogs are nobody’s now.
    }{ $waiting ->
        [0] { "" }
        [one] { " " }<b>{ $waiting }</b> customer waits for an answer.
       *[other] { " " }<b>{ $waiting }</b> customers wait for an answer.
    }
button-handed-over = 💬 Show
