survey-title = ☕️ <b>{ $venue }</b>
survey =
    { $stage ->
        [solved] The conversation is closed. Is your question solved?
        [rating] { $solved ->
            [true] Glad to hear that it is solved!
           *[other] Sorry that it is not solved. Write again, and the conversation opens again.
        } How were you answered?
        [comment] Thank you!
       *[over] The conversation is closed.{ $solved ->
            [true] { " " }Your question is solved. Thank you for telling!
            [false] { " " }Your question is not solved. Thank you for telling!
           *[unknown] { "" }
        }
    }
button-survey =
    { $answer ->
        [yes] Yes
        [no] No
        [skip] Skip
        [comment] Add a comment
        [done] Done
       *[other] { $answer } ★
    }
survey-done = Thank you!
survey-comment-question =
    <b>What would you say about the answers of { $venue }?</b>
    Write it in one message, up to 1000 characters. The café will read it.
