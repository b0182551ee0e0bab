card-unheard =
    { $state ->
        [heard] 👀 The café sees your order and will start on it soon.
        [reminded] 🔔 <b>The café has not taken your order yet.</b> We have reminded them. You can wait{ $mayCancel ->
            [yes] , write to them, or cancel the order
           *[no] { " " }or write to them
        }.
       *[untold] 🔔 <b>The café has not taken your order yet.</b> You can wait{ $mayCancel ->
            [yes] , write to them, or cancel the order
           *[no] { " " }or write to them
        }.
    }
card-canceled-unheard = ❌ <b>The café never took the order, so it was canceled.</b>
