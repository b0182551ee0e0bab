late-title =
    { $late ->
        [0] ⚠️ <b>Nearly late: { $soon }</b>
       *[other] ❗️ <b>Late: { $late }</b>{ $soon ->
            [0] { "" }
           *[other] , nearly: <b>{ $soon }</b>
        }
    }
late-order = <b>{ $number }</b>
late-by =
    { $urgency ->
        [late] { $counted ->
            [none] <b>time is up</b>
            [over] <b>more than { $minutes } min late</b>
           *[yes] <b>{ $minutes } min late</b>
        } (promised { by-time })
       *[soon] due { by-time-bold }
    }
late-status =
    { $status ->
        [placed] not started
       *[in_progress] in progress
    }
late-customer = 👤 { $name }
button-late-all =
    { $count ->
        [1] ⏰ +{ $minutes } min
       *[other] ⏰ +{ $minutes } for all
    }
button-late-queue = 🔄 Queue
late-moved =
    { $count ->
        [0] These orders have changed meanwhile: no promise was moved.
       *[other] Moved by { $minutes } min: { $count }
    }
