button-write = ✉️ Write to the café
writing-question =
    <b>Write your message</b> and I will pass it on to { $venue }.
    Text, photo, video, voice message, file, sticker, location or contact.
writing-choose = <b>Which café is this for?</b> Your message has not been passed on yet.
writing-passed-on = Passing it on to { $venue }
writing-to = You are writing to { $venue }
relay-head =
    ☕️ { $venue }{ $edited ->
        [true] { " " }· edited
       *[false] { "" }
    }
relay-origin =
    ↪️ Forwarded{ $from ->
        [channel] { " " }from the channel “{ $name }”
        [chat] { " " }from the chat “{ $name }”
       *[user] { "" }: { $name }
    }
relay-reply-to = ↩️ In reply to a message of { $name }
content-kind =
    { $kind ->
        [photo] 🖼 Photo
        [video] 🎬 Video
        [animation] 🎞 Animation
        [audio] 🎵 Audio
        [voice] 🎤 Voice message
        [video_note] 📹 Video message
        [document] 📄 File
        [sticker] Sticker
        [location] 📍 Location
        [contact] 📇 Contact
       *[text] Text
    }
content-lost =
    { content-kind }: could not be fetched{ $reason ->
        [too_big] , it is over 20 MB
       *[other] { "" }
    }
dialog-passed-on = ✉️ Passed on to { $venue }. The answer will come here; 👀 on your message means that it was opened.
dialog-venue-closed =
    🌙 { $venue } is closed now. I have passed your message on; they will answer when they open{ $day ->
        [today] : today at { $time }
        [tomorrow] : tomorrow at { $time }
        [weekday] : on { $weekday ->
            [0] Monday
            [1] Tuesday
            [2] Wednesday
            [3] Thursday
            [4] Friday
            [5] Saturday
           *[other] Sunday
        } at { $time }
       *[unknown] { "" }
    }.
dialog-refused = ⛔️ { $venue } takes no messages from you, so this was not passed on. Your orders go on as usual: you see their stages here and can cancel on the card.
dialog-kept = ✉️ Passed on to { $venue }, but nobody is there right now: they will read it as soon as somebody of the café comes.
dialog-not-delivered =
    { $reason ->
        [too_big] ⚠️ The file was not passed on to { $venue }: it is over 20 MB.
        [file] ⚠️ { $count ->
            [one] The file has not arrived
           *[other] { $count } files have not arrived
        } at { $venue }: Telegram could not hand it over. Please send it again.
        [blocked] ⚠️ The message has not arrived at { $venue }: there is nobody to get it right now.
       *[other] ⚠️ { $count ->
            [one] The message has not arrived
           *[other] { $count } messages have not arrived
        } at { $venue }. Send it again, or write a text.
    }
content-not-passed-on = This kind of message cannot be passed on. Send a text, photo, video, voice message, file, sticker, location or contact.
content-too-big = The file is over 20 MB; Telegram does not let bots pass such files on. Compress it, or send a link.
error-nothing-to-send = There is nothing left to send here. Please write the message again.
held-unsent = What was waiting to be sent went to nobody.
held-dropped = You started something else, so your earlier message did not go to the café. Send it again if you still need to.
