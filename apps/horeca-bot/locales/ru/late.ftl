late-title =
    { $late ->
        [0] ⚠️ <b>Скоро опоздают: { $soon }</b>
       *[other] ❗️ <b>Опаздывают: { $late }</b>{ $soon ->
            [0] { "" }
           *[other] , скоро: <b>{ $soon }</b>
        }
    }
late-order = № <b>{ $number }</b>
late-by =
    { $urgency ->
        [late] { $counted ->
            [none] <b>время вышло</b>
            [over] <b>больше чем на { $minutes } мин позже</b>
           *[yes] <b>на { $minutes } мин позже</b>
        } (обещан { by-time })
       *[soon] нужен { by-time-bold }
    }
late-status =
    { $status ->
        [placed] ещё не начат
       *[in_progress] в работе
    }
late-customer = 👤 { $name }
button-late-all =
    { $count ->
        [1] ⏰ +{ $minutes } мин
       *[other] ⏰ +{ $minutes } всем
    }
button-late-queue = 🔄 Очередь
late-moved =
    { $count ->
        [0] Эти заказы уже изменились: обещанное время не тронуто.
       *[other] Перенесено на { $minutes } мин: { $count }
    }
