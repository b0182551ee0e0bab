command-me = My profile
command-delete_me = Erase my data

profile-none = You have no profile yet. Confirm your phone number to get one: /auth
profile-gone = The profile is gone. Confirm your phone: /auth
profile-title = 👤 <b>Profile</b>
profile-name = Name: <b>{ $name }</b>
profile-nickname = Nickname: { $nickname }
profile-phone = Phone: { $phone }
profile-telegram = Telegram: ✅ this chat
profile-invite-code = Your invite code: <code>{ $code }</code>
profile-invited-by = You were invited by: { $phone }
profile-followers =
    { $count ->
        [0] Nobody has used your code yet.
        [one] { $count } person used your code:
       *[other] { $count } people used your code:
    }
profile-more = …and { $count } more
button-copy-invite = 🎟 Copy the invite link
button-profile =
    { $what ->
        [open] ◀️ Back
        [name] ✏️ Change the name
        [invite] 🎟 Enter a code
        [qr] 🔳 QR code
        [end-others] End all
        [export] 📥 My data
        [unlink] 🔌 Unlink Telegram
        [unlink-yes] Yes, unlink
        [erase] 🗑 Erase me
        [erase-yes] Yes, erase everything
       *[close] Close
    }
button-profile-devices = 💻 Devices: { $count }
profile-sessions = 💻 <b>Where you are signed in</b>: { $count }
profile-no-sessions = 💻 You are not signed in on any website now.
profile-session =
    <b>{ $number }.</b> { $device }
    { $address } · last used { $day }
button-end-session = End { $number }: { $device }
profile-session-ended = The session has ended
profile-sessions-ended = All sessions have ended
profile-name-question = <b>What is your name?</b> Write it in one message.
profile-name-changed = Done, your name is changed.
profile-name-bad = A name is a text of at most 128 characters.
profile-invite-question = <b>Enter the invite code</b>: six letters and digits. It can be entered once.
profile-invite-offer =
    <b>{ $name } invites you.</b>
    If you accept, { $name } will see your phone number. You can accept only once.
button-invite =
    { $answer ->
        [yes] Accept and show my number
       *[no] Do not accept
    }
profile-invite-answered = Your answer is noted
profile-invite-declined = All right, nobody was told
profile-invite-closed = This question is closed. Open the invitation again.
profile-invite-activated = Done, the invitation is accepted.
profile-invite-too-many = Too many wrong codes. Try again in ten minutes.
profile-invite-unknown = There is no such invite code. Check it: upper and lower case matter.
profile-already-invited = You have already accepted an invitation. It can be done only once.
profile-invited-oneself = This is your own code.
profile-invited-in-a-circle = You invited this person, directly or through others.
profile-qr = Show it to a friend: the camera of a phone opens the invitation.
profile-export = This file has everything we know about you.

unlink-question =
    <b>Unlink this Telegram from the profile?</b>

    Sign-in codes will no longer come here, and you cannot approve new devices from here. Orders of cafés will stop coming to this chat too. Your profile, invitations and website sign-ins stay.
    To link it again: /auth
unlinked = Done, this chat is no longer linked to the profile, and orders no longer come here. To link it again: /auth

erase-question =
    <b>Erase everything we know about you?</b>

    This erases your profile, website sign-ins, conversations with cafés, feedback comments, name, phone and Telegram.
    The cafés keep the orders, but without you: you can no longer follow them here. What a café has read in Telegram stays in its chat.
    This cannot be undone.
erase-question-vault =
    🔐 <b>You have a vault.</b> It will be gone too, and this chat does not have its key. So we erase in { $days } days; until then this chat and each of your devices can stop it.
    To erase at once, open your account on the website, on a device where the vault opens.
button-erase-later = Yes, erase in { $days } days
erase-waits =
    ⏳ <b>Everything we know about you will be erased { $day }.</b>
    Until then you can change your mind.
erase-done = Erased
erase-begun = We erase in { $days } days. Until then you can change your mind.
erased =
    🗑 <b>Done, everything is erased.</b>

    Profiles: { $account }, sign-ins on websites: { $sessions }
    Conversations with cafés: { $dialogs }, messages in them: { $messages }
    Feedback: { $feedback }; the cafés keep only the stars
    Orders without your name: { $orders }
    { $staff ->
        [true] You work at a café, so your name stays with its team.
       *[false] If you come back, we start over: /start
    }
