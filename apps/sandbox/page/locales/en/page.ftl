# The page
title = Sandbox
pane-left = Left chat
pane-right = Right chat
panes = Chats
nobody-yet = nobody chosen
loading = Loading…
ok = OK
cancel = Cancel
close = Close
save = Save
unread = { $count ->
    [one] { $count } unread message
   *[other] { $count } unread messages
}

# Top bar
connection-connecting = Connecting to the sandbox
connection-live = Connected
connection-lost = The sandbox does not answer. Reconnecting…
offline = No network. Chats catch up by themselves once it is back.
unreachable = The sandbox does not answer. Try again in a moment.
other-language = RU
switch-language = Переключить на русский
theme-auto = Theme: as the system
theme-light = Theme: light
theme-dark = Theme: dark
sound-on = Sound is on
sound-off = Sound is off
weather = Weather and log

# Codes
codes = Codes
codes-about = What came to phones
codes-hint = One-time codes sent to phones, instead of text messages: to people of the sandbox and to any other number.
codes-none = No codes yet.
codes-nobody = nobody of the sandbox
unseen-codes = { $count ->
    [one] { $count } new code
   *[other] { $count } new codes
}
copy-short = Copy
copy-code = Copy code { $code }
code-left = Good for { $time }
code-expired = expired
code-revoked = revoked

# People and chats
choose-person = Who will you be?
choose-person-hint = Choose a person and write to the bots as them. Somebody else can use the other chat beside it.
open-link-as = Who opens “{ $bot }”?
open-link-hint = You followed a link. Choose who opens it.
new-person = New person
edit-person = Edit details
person-menu = Actions: { $name }
person-first_name = First name
person-last_name = Last name
person-username = Username
person-phone = Phone
person-language_code = Language
optional = optional
made-up = made up if empty
deactivate = Delete account
activate = Restore account
account-deleted = This account is deleted: bots are refused, and nothing can be written from here.
account-deleted-short = account deleted
chats-of = Chats of { $name }
chat-with = Chat with “{ $bot }”
back-to-people = Back to people
back-to-chats = Back to chats
change-person = Change person, now { $name }
no-such-chat = There is no such chat.
new-group = New group
group-title = Name of the group
group-forum = With topics
group-who = Who is in it
create = Create
no-such-bot = The sandbox has no bot @{ $bot }.

# Chat
messages = Messages
chat-menu = Chat actions
introduction-none = Press Start to begin.
blocked = bot blocked
blocked-note = You have blocked this bot: it cannot write to you.
block = Block the bot
unblock = Unblock the bot
clear-history = Clear history
start = Start
restart = Restart
start-as = Opened by { $name }
start-as-other = change
dismiss-start = Do not start
new-messages = New messages
to-bottom = To the bottom
not-loaded = That message is too old to jump to.
doing-typing = typing…
doing-upload_photo = sending a photo…
doing-record_video = recording a video…
doing-upload_video = sending a video…
doing-record_voice = recording a voice message…
doing-upload_voice = sending a voice message…
doing-upload_document = sending a file…

# Groups
group-size = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
group-menu = Group actions
group-members = Members
group-add = Add to the group
group-promote = Make administrator
group-demote = Take away the rights
group-remove = Remove from the group
group-leave = Leave the group
member-menu = Actions: { $name }
status-creator = owner
status-administrator = administrator
status-member = member
not-a-member = You are not in this group any more.
topics = Topics
topics-on = Turn topics on
topics-off = Turn topics off
topic-general = General
topic-empty = No messages yet.
topic-closed = closed
topic-closed-note = This topic is closed.
topic-name = Name of the topic
new-topic = New topic
rename-topic = Rename topic
close-topic = Close topic
reopen-topic = Reopen topic
delete-topic = Delete topic
service-group_created = { $name } created the group “{ $title }”
service-migrated_to = The group became a supergroup
service-migrated_from = The group became a supergroup
service-title_changed = { $name } renamed the group “{ $title }”
service-members_joined = { $name } added { $whom }
service-member_left = { $name } removed { $whom }
service-left = { $name } left the group
service-topic_created = { $name } opened the topic “{ $title }”
service-topic_edited = { $name } renamed the topic “{ $title }”
service-topic_restyled = { $name } changed the topic’s icon
service-topic_closed = { $name } closed the topic
service-topic_reopened = { $name } reopened the topic

# Message
message-from = { $name }, { $time }
message-menu = Message actions
forwarded-from = Forwarded from { $name }
pinned = Pinned
pinned-by = { $name } pinned “{ $text }”
a-message = Message
silent = Without sound
edited = edited
spoiler = Hidden text, show
quote-more = Show more
quote-less = Show less
reply = Reply
reply-quote = Reply with quote
forward = Forward
forward-to = Forward to…
this-chat = This chat
forwarded = Forwarded
quoted = “{ $text }”
pin = Pin
unpin = Unpin
copy = Copy text
copied = Copied: { $text }
copy-failed = Could not copy. Here is the text: { $text }
edit = Edit
delete = Delete
reaction = { $emoji }, { $count }
react-with = React with { $emoji }
contact-no-account = not on Telegram
location = Location
media-photo = Photo
media-video = Video
media-animation = Animation
media-video_note = Video message
media-voice = Voice message
media-audio = Audio
media-sticker = Sticker
media-document = File

# Writing
message-field = Message
send = Send
commands = Bot commands
bot-keyboard = Bot keyboard
editing = Editing message
replying-to = Reply to { $name }
attach = Attach
attach-files = Photo or video
attach-document = File
attach-voice = Voice message
attach-video_note = Video message
attach-sticker = Sticker
attach-title = { $count ->
    [one] Send a file
   *[other] Send { $count } files
}
caption = Caption
attach-contact = Contact
attach-location = Location
share = Share
share-contact-title = Whose contact?
contact-own = own contact
contact-other = Or anybody else’s:
contact-phone = Phone
contact-name = Name
contact-id = Telegram ID
contact-id-none = no account
contact-question = Send your number to “{ $bot }”?

# Weather
faults = Telegram's faults
faults-none = No faults, all is well.
faults-clear = clear all
fault-add = Add a fault
fault-end = End this fault
fault-kind = What happens
fault-429 = 429: too many requests
fault-5xx = Server error 5xx
fault-timeout = No answer
fault-drop = Cut before it is done
fault-drop_after = Cut after it is done
fault-slow = Slow answer
fault-hang = Answer that never ends
fault-refuse = Refused in words
fault-bot = Bot
fault-any-bot = any
fault-method = Method
fault-any-method = any method
fault-retry-after = retry_after, seconds
fault-seconds = Delay, seconds
fault-percent = Share of calls, %
fault-times = How many times (empty: always)
fault-times-left = { $count } left
limits = Telegram's limits
limits-now = { $chat } a second per chat, { $bot } per bot, { $group } a minute per group
calls = Bot API calls
calls-quiet = no getUpdates
calls-none = No calls yet.
call-dropped = cut
call-failed = failed
reset = Start from scratch
reset-question = Erase all new people, chats, the log and the faults?
