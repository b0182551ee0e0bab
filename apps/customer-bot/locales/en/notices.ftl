notices =
    <b>What comes with sound?</b>

    🔔 — a new message, with sound.
    🔕 — updated silently.
button-notice =
    { $heard ->
        [true] 🔔
       *[false] 🔕
    } { $notice ->
        [placed] Order received
        [in_progress] Order being made
        [ready] Order ready
        [delivered] Order picked up
        [canceled_by_cafe] Canceled by the café
       *[message] Messages from the café
    }
button-notices-done = Done
notices-done = Saved
