sign-in = Sign in
sign-in-lead = We will send a code to the Telegram of this phone.
send-code = Get a code
enter-code = Enter the code

way-code = With a code sent to your phone
way-code-lead = It comes in the Telegram of this phone
way-telegram = Through Telegram
way-telegram-lead = No number to type, your name is enough
way-secure = With an encryption key
way-secure-lead = Notes and favourite orders only you can read

sign-up = Sign up
sign-up-lead = What is your name? Your phone is confirmed in Telegram.
your-name = Name
sign-up-begin = Start
sign-up-open-telegram = Open Telegram
sign-up-open-telegram-lead = Press “Share my number” in the bot and come back here.
sign-up-waiting = Waiting for your contact…
sign-up-received = We have your contact
sign-up-received-lead = Sending you a code.
sign-up-code-coming = The code is on its way…
sign-up-offline = No connection. We will check as soon as it is back.
sign-up-code-lead = The code for { $phone } comes in Telegram: to the chat with our bot if this phone is linked to it, otherwise from Telegram’s own “Verification Codes”.
sign-up-expired = Time is up
sign-up-expired-lead = Signing up may take ten minutes. We have kept your name, the rest is quick.
start-again = Start again
sign-up-telegram = Open Telegram
