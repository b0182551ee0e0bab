command-auth = Sign in with your phone

phone-ask =
    <b>Share your phone number</b>: it becomes your profile.

    Tap “📱 Share my number” below, or type the number and get a code sent to it.
    Changed your mind? “✖️ Exit” or /exit.
phone-ask-invited =
    🎟 <b>An invitation is waiting for you.</b> You need a profile to accept it: share your phone number. We will then say who invites you, and show them your number only if you agree.

    Tap “📱 Share my number” below, or type your number: a code will then be sent to it.
    Changed your mind? “✖️ Exit” or /exit.
button-share-phone = 📱 Share my number
phone-not-own = This is somebody else's contact; you cannot sign in with it. Share your own number with the button below.
phone-bad =
    I cannot read that number. Tap the button below, or write it in full with the country code, such as <code>+44 20 7946 0958</code>.
phone-too-many =
    Too many attempts. Try again in { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
phone-banned = You cannot sign in with this number.
phone-code-sent = A code is on its way to { $phone }.
phone-code-maybe-sent = If { $phone } has a chat with this bot, the code is there now; there is no other way to send it. If it does not come, start again (/auth) and tap “📱 Share my number”: no code is needed.
phone-code-question =
    <b>Enter the code</b> sent to { $phone }.
    It is valid for 10 minutes.
phone-code-wrong = That code is not right. Check it and enter it again.
phone-code-over = That code is no longer valid. Start again: /auth
phone-linked = ✅ Done: { $phone } is confirmed.
phone-left = All right, you have left.
phone-moved-away = Your phone number is now confirmed in another Telegram, and this chat is no longer linked to the profile. If it was not you, sign in again: /auth

phone-taken = ✅ { $phone } is confirmed.
phone-owner-ask =
    <b>{ $phone } already has a profile</b>, linked to another Telegram. Is it you?
    Numbers change hands: if you got this one recently, you get a profile of your own, and its former owner keeps their orders and notes.
button-same-person = Yes, it is my profile
button-other-person = No, the number is mine now
phone-owner-over = This question is closed. Start again: /auth

sign-up-ask =
    <b>Sign-up on the website</b>
    Name: “{ $name }”
    Started on: “{ $device }”, { $address }

    If it is you, tap “📱 Share my number” below: the code will come here.
    If it is not, tap “✖️ Exit”: nothing happens without your number.
sign-up-contact-only = This needs the number of this Telegram. Tap “📱 Share my number” below.
sign-up-contact-taken = ✅ Got { $phone }. The code comes in a moment: enter it on the website.
sign-up-over = This link is no longer valid: 10 minutes have passed, or it has been used. Start the sign-up on the website again.

code-title =
    🔐 <b>{ $purpose ->
        [sign_up] Code for signing up on the website
        [phone] Code to confirm your number
        [force] Code to sign in without the key
       *[other] Code to sign in
    }</b>
code-asked-by =
    Asked for by: “{ $device }”{ $known ->
        [true] , { $address }
       *[false] { "" }
    }
code-until =
    Valid for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }, until { $time } Moscow time.
code-warning = <b>Don't share it with anybody.</b> We never ask for it. If you did not ask for a code, do nothing.
codes-guessed =
    ⚠️ <b>Somebody is guessing sign-in codes for your number</b> { $phone }: { $count } wrong ones were entered today.
    If it was you and a slip of the finger, do nothing. If not, stop the codes: none can be asked for during a day, and your devices stay signed in.
button-stop-codes = 🚫 It was not me
codes-stopped = Your number gets no codes for a day. If you change your mind, or want to sign in yourself, turn them on again.
button-allow-codes = Allow codes again
codes-allowed = Codes are on again.
codes-no-phone = This chat has no confirmed number.
button-copy-code = 📋 Copy the code

new-device-title = 📱 <b>A new device is signing in</b>
new-device-what = Device: “{ $device }”
new-device-where = Address: { $address }
new-device-until = It waits for your answer until { $time } Moscow time.
new-device-compare = If it is you, compare these digits with those on the new device:
new-device-key = Different digits, or not you? <b>Forbid it.</b> The vault with your notes cannot be opened from here: only a device that has the key can hand it over.
button-new-device =
    { $answer ->
        [approve] ✅ Approve
       *[forbid] ⛔️ Forbid
    }
new-device-approved = Approved
new-device-forbidden = Forbidden. Somebody knows the code that was sent to your number. Never share such codes.
new-device-answered = This sign-in has already been answered.
new-device-over = This sign-in is over. There is nothing left to answer.

vault-drop-asked =
    ⚠️ <b>Somebody wants to start the vault over</b> from a device that does not have its key. In { $days } days what is in it will be gone.
    If it is not you, keep the vault and end the sessions that are not yours: /me.
button-keep-vault = ✅ Keep the vault
vault-kept = The vault stays as it was.
erase-asked =
    ⚠️ <b>Somebody asked to erase your profile</b> without the key of its vault. In { $days } days the profile, the vault and everything else we know about you will be gone.
    If it is not you, keep the profile and end the sessions that are not yours: /me.
button-keep-account = ✅ Keep the profile
account-kept = The profile stays. Nothing was erased.
nothing-waits = There is nothing left to stop: the wait is over, or was ended before.

menu = <b>Main menu</b>
button-menu =
    { $open ->
        [orders] ☕️ My orders
        [history] 🗂 History
        [profile] 👤 Profile
        [notifications] 🔔 Notifications
       *[language] 🌐 Language
    }
