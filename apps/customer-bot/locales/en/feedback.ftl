feedback-question = <b>How was order { $number } at { $venue }?</b>
feedback-thanks =
    <b>Thank you for your feedback!</b>
    Order { $number } · { $venue }
feedback-said = “{ $comment }”
feedback-until = <i>You can change it until { $day }.</i>
button-rating =
    { $chosen ->
        [true] ✅ { $stars }
       *[false] { $stars } ⭐️
    }
button-comment =
    { $said ->
        [true] ✏️ Change the comment
       *[false] ✏️ Leave a comment
    }
button-feedback-later = Not now
feedback-rated =
    { $stars ->
        [5] Thank you! Glad you liked it
       *[other] Thank you for the rating!
    }
feedback-declined = All right, no more questions about this order
feedback-comment-asked = Write your comment in one message
feedback-comment-question =
    <b>What would you say about order { $number } at { $venue }?</b>
    Write it in one message, up to 1000 characters. The café will read it.
feedback-comment-kept = Thank you! The café has your comment.
feedback-comment-cut = Thank you! The comment is longer than 1000 characters, so the café has only its beginning.
feedback-comment-only-text = A comment can only be text. Write it in one message, or leave: /exit
error-feedback-closed =
    { $about ->
        [dialog] This question is closed. If there is anything to add, just write it here.
       *[order] Feedback on this order is closed.
    }
