area-loading = Opening your account…
area-failed = Could not open your account
section-orders = Orders
section-friends = Friends
section-vault = Vault
section-devices = Devices
section-profile = Profile

save = Save
saved = Saved
send = Send
share = Share

orders-active = Now
offer-title = { $cafe } takes order { $number } for yours
offer-lead = It was placed under your phone number. If you accept it, this café’s other orders under your number show here too.
offer-accept = Yes, it is mine
offer-decline = Not mine, hide this café’s orders
orders-active-none = Nothing is being made right now.
orders-past = History
orders-past-none = Orders that you have picked up will be here.
orders-more = Show more
order-open = Open the order
order-repeat = Order again
rating-for = Rating of order { $number }
rating-ask = How was it?
rating-stars = { $rating } of 5
rating-given = Your rating: { $rating } of 5
rating-comment = Add a few words

invite-title = Invite friends
invite-lead = A friend opens the link, or enters your code in their account.
invite-code-label = invite code
invite-link-label = invite link
invite-share-text = Order coffee with me
invite-qr = Show a QR code
invite-qr-label = QR code: the invite link
inviter-title = Who invited you
inviter-known = You were invited by { $phone }
inviter-code = Invite code
inviter-hint = We show you first who invites
inviter-who = See who invites
inviter-invites = { $name } invites you
inviter-sees-phone = If you accept, this person will see your phone number. You can accept only once.
inviter-accept = Accept and show my number
inviter-decline = Do not accept
followers-title = { $count ->
    [0] People you invited
    [one] { $count } person came with your code
   *[other] { $count } people came with your code
}
followers-none = Nobody yet.

devices-title = Where you are signed in
devices-lead = If you do not recognise one of these devices, sign it out.
devices-end = Sign out
devices-end-others = Sign out everywhere else
devices-end-title = Sign this device out?
devices-end-lead = “{ $device }” will no longer be able to open your account.
devices-end-others-title = Sign out everywhere else?
devices-end-others-lead = You stay signed in on this device only.
device-unknown = Unknown device
device-current = this device
device-has-key = has the key
device-used = active { $time }

nickname = Nickname
nickname-hint = Optional
phone-hint = You sign in with this number
bot-language = Language of the bot
bot-language-auto = As in Telegram
telegram-linked = Telegram is linked
telegram-linked-as = { $name }: orders and sign-in codes come here.
telegram-linked-lead = Orders and sign-in codes come here.
telegram-unlinked = Link your Telegram
telegram-unlinked-lead = Orders and sign-in codes will come to the bot. Open it, send /auth and share this same number.
telegram-unlink = Unlink
telegram-unlink-title = Unlink Telegram?
telegram-unlink-lead = Orders of cafés will stop coming to this Telegram. Sign-in codes will come another way, if there is one.

data-title = Your data
data-lead = Everything we keep about you, in one file.
data-export = Download
erase = Delete my account
erase-title = Delete your account for good?
erase-lead = Profile, vault, devices and invitations will be gone at once. Not even we can bring them back.
erase-later-title = Delete your account in 7 days?
erase-later-lead = This device does not have the key of the vault, which goes with the account. So everything is deleted in 7 days. All your devices and the chat are told, and each can stop it. A device where the vault opens can delete at once.
erase-later = Delete in 7 days
erase-wait-note = Somebody without the vault’s key asked to delete this account. When it will be gone with everything in it: { $at }.
erase-keep = Keep the account
erase-word = delete
erase-type = To confirm, type “{ $word }”
erase-forever = Delete for good
erased-title = Your account is deleted
erased-lead = Everything we knew about you is gone. We will be glad if you come back.
erased-again = Sign up again

sign-out = Sign out
sign-out-title = Sign out on this device?
sign-out-lead = You can come back at any time.
sign-out-key = The key to your vault is removed from this device, too.
sign-out-last-key = The key to your vault is only on this device. If you sign out, nobody will be able to read the vault again, not even you.

owner-ask = Is this account yours?
owner-ask-lead = Numbers change hands. If you got this one recently, you get an account of your own, and its former owner keeps theirs.
owner-same = Yes, it is mine
owner-other = No, the number is mine now
