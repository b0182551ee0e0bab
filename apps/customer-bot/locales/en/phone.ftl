command-auth = Sign in with your phone

phone-ask =
    <b>Share your phone number</b>: it becomes your profile.

    Tap “📱 Share my number” below, or write the number: then a code is sent to it.
    Changed your mind? “✖️ Exit” or /exit.
button-share-phone = 📱 Share my number
phone-not-own = This is somebody else's contact; you cannot sign in with it. Share your own number with the button below.
phone-bad =
    I cannot read that number. Tap the button below, or write it in full with the country code, such as <code>+44 20 7946 0958</code>.
phone-no-channel = No code can be sent to that number now. Tap “📱 Share my number”: no code is needed then.
phone-too-many =
    Too many attempts. Try again in { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
phone-banned = You cannot sign in with this number.
phone-code-sent = A code is on its way to { $phone }.
phone-code-question =
    <b>Enter the code</b> that came to { $phone }.
    It is good for 10 minutes.
phone-code-wrong = That code does not fit. Check it and enter it again.
phone-code-over = That code is no longer good. Start again: /auth
phone-linked = ✅ Done: { $phone } is confirmed.
phone-left = All right, you have left.
phone-moved-away = Your phone number is now confirmed in another Telegram, and this chat is no longer linked to the profile. If it was not you, sign in again: /auth

sign-up-ask =
    <b>Sign-up on the website</b>
    Name: { $name }
    Started on: { $device }, { $address }

    If it is you, tap “📱 Share my number” below: the code will come here.
    If it is not, tap “✖️ Exit”: nothing happens without your number.
sign-up-contact-only = This needs the number of this Telegram. Tap “📱 Share my number” below.
sign-up-contact-taken = ✅ Got { $phone }. The code comes in a moment: enter it on the website.
sign-up-over = This link is no longer good: 10 minutes have passed, or it was used already. Start the sign-up on the website again.

code-title =
    🔐 <b>{ $purpose ->
        [sign_up] Code for signing up on the website
        [phone] Code to confirm your number
        [force] Code to sign in without the key
       *[other] Code to sign in
    }</b>
code-asked-by =
    Asked for by: { $device }{ $known ->
        [true] , { $address }
       *[false] { "" }
    }
code-until =
    Good for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }, until { $time } Moscow time.
code-warning = <b>Tell it to nobody.</b> We never ask for it. If it was not you who asked, do nothing.
button-copy-code = 📋 Copy the code

new-device-title = 📱 <b>A new device is signing in</b>
new-device-what = Device: { $device }
new-device-where = Address: { $address }
new-device-until = It waits for your answer until { $time } Moscow time.
new-device-compare = If it is you, compare these digits with those on the new device:
new-device-key = Other digits, or not you? <b>Forbid it.</b> The vault with your notes cannot be opened from here: only a device that has the key can hand it over.
button-new-device =
    { $answer ->
        [approve] ✅ Approve
       *[forbid] ⛔️ Forbid
    }
new-device-approved = Approved
new-device-forbidden = Forbidden. Somebody knows the code that was sent to your number: tell such codes to nobody.
new-device-answered = This sign-in was answered already.
new-device-over = There is nothing to answer any more: this sign-in is over.

menu = <b>Main menu</b>
button-menu =
    { $open ->
        [orders] ☕️ My orders
        [history] 🗂 History
        [profile] 👤 Profile
        [notices] 🔔 Notifications
       *[language] 🌐 Language
    }
