card-unheard =
    { $state ->
        [heard] 👀 The café sees your order and will start on it soon.
        [reminded] 🔔 <b>The café has not taken your order yet.</b> We have reminded them. You can wait, write to them, or cancel if there is a button for it.
       *[untold] 🔔 <b>The café has not taken your order yet.</b> You can wait, write to them, or cancel if there is a button for it.
    }
card-canceled-unheard = ❌ <b>The café never took the order, so it was canceled.</b>
