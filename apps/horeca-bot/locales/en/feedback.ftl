command-feedback = What customers say

feedback-told =
    { $test ->
        [yes] { test-mark }{" "}
       *[no] { "" }
    }{ $kind ->
        [rated] ⭐️ <b>A new rating</b>
        [changed] ⭐️ <b>A customer changed the rating</b>
       *[commented] 💬 <b>A new comment</b>
    }
    { $rating ->
        [0] 💬
        [1] ★☆☆☆☆
        [2] ★★☆☆☆
        [3] ★★★☆☆
        [4] ★★★★☆
       *[5] ★★★★★
    } Order { $number } · { $name }{ $commented ->
        [yes] { "" }
            “{ $comment }”
       *[no] { "" }
    }

feedback-title = <b>Feedback</b> · { $venue }
feedback-average =
    In { $days } days: <b>{ NUMBER($average, minimumFractionDigits: 1, maximumFractionDigits: 1) }</b> out of 5, { $ratings ->
        [one] { $ratings } rating
       *[other] { $ratings } ratings
    }
feedback-unrated = No ratings in { $days } days
feedback-none = No feedback yet. Customers are asked after their order was handed out; how many minutes after, /settings says.
feedback-entry =
    { $rating ->
        [0] 💬
        [1] ★☆☆☆☆
        [2] ★★☆☆☆
        [3] ★★★☆☆
        [4] ★★★★☆
       *[5] ★★★★★
    } { $number } · { $name }, { $day }
feedback-comment = “{ $comment }”
button-feedback =
    { $direction ->
        [newer] ◀️ Newer
       *[older] Older ▶️
    }
