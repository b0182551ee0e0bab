sign-in-page-title = Sign in · Gotovo
sign-in-title = Sign in
sign-in-lead = We will send you a one-time code in Telegram or by SMS.
sign-in-send = Get a code
phone-label = Phone
to-sign-up = New here? Sign up with Telegram
to-sign-in = Already have an account? Sign in

code-title = Enter the code
code-lead = We have sent a code to { $phone }.
code-open = For testing: the code is { $code }
code-label = Code
code-submit = Sign in
code-again = Send again
code-again-in = Send again in { $left }
code-other-phone = Another phone
copy-selected = Selected: copy it

sign-up-page-title = Sign up · Gotovo
sign-up-title = Sign up
sign-up-lead = You confirm your phone in Telegram: the bot will ask you to share your contact.
sign-up-name = What is your name?
sign-up-begin = Continue
sign-up-restart = Start over
sign-up-expired = Time is up
sign-up-expired-lead = The sign-up was not finished in 10 minutes, or it is open in another browser.

waiting-title = Open the bot
waiting-lead = Press Start and share your contact. This page will go on by itself.
waiting-open = Open Telegram
waiting-pending = Waiting for your contact…
waiting-received = We have your contact, sending a code…
waiting-offline = No connection. Trying again…

account-page-title = Your account · Gotovo
account-loading = Loading…
account-hello = Hello, { $name }!
account-hello-nameless = Hello!
sign-out = Sign out

profile-title = About you
profile-phone = Phone
profile-name = Name
profile-nickname = Nickname
profile-language = Language of messages
profile-language-any = As in Telegram
profile-save = Save
profile-saved = Saved

orders-active = In progress now
orders-none-active = No orders under way.
orders-history = History
orders-more = Show more

invite-title = Invite a friend
invite-lead = Send the link: whoever signs in with it counts as invited by you.
invite-code = Your code
invite-qr = Show a QR code
invite-qr-label = QR code: the invite link
invite-followers = { $count ->
    [0] Nobody has come with your code yet.
    [one] { $count } person came with your code:
   *[other] { $count } people came with your code:
}
invite-by = You were invited by { $phone }
invite-enter = Code of who invited you
invite-submit = Enter the code

linked-to = Linked: { $name }
linked-none = Not linked. Open the bot, send /auth and share your contact.
linked-open = Open the bot
linked-unlink = Unlink Telegram

devices-title = Devices
devices-end-others = Sign out everywhere else
device-here = this device
device-used = { $at } · { $place }
device-end = End

problem-already-invited = You have entered an invite code already.
problem-code-invalid = That code did not work. Check the digits or ask for a new one.
problem-invite-code-unknown = There is no such invite code.
problem-invited-in-a-circle = You invited this person yourself.
problem-invited-oneself = That is your own code.
problem-no-code-channel = There is no way to send a code just now. Please try later.
problem-offline = No connection. Check your network and try again.
problem-phone-banned = You cannot sign in with this phone.
problem-phone-invalid = That does not look like a phone. Begin with + and the country code.
problem-too-many-attempts = Too many attempts.
problem-validation-failed = Please check what you entered.
problem-other = Something went wrong. Please try again.
problem-retry-in = You can try again in { $left }.
