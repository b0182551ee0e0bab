notifications =
    <b>What comes with sound?</b>

    🔔 — a new message, with sound.
    🔕 — updated silently.
button-notification =
    { $heard ->
        [true] 🔔
       *[false] 🔕
    } { $notification ->
        [placed] Order received
        [in_progress] Order being made
        [ready] Order ready
        [delivered] Order picked up
        [canceled_by_cafe] Canceled by the café
       *[message] Messages from the café
    }
button-notifications-done = Done
notifications-done = Saved
