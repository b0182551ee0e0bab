survey-told =
    { $solved ->
        [yes] ✅ <b>Question solved</b>
        [no] ⚠️ <b>Question not solved</b>
       *[unknown] 💬 <b>A customer rated a dialog</b>
    }
    { $rating ->
        [0] 💬
        [1] ★☆☆☆☆
        [2] ★★☆☆☆
        [3] ★★★☆☆
        [4] ★★★★☆
       *[5] ★★★★★
    } Dialog with { $name }{ $hasNumber ->
        [yes] { " " }· order { $number }
       *[no] { "" }
    }{ $commented ->
        [yes] { "" }
            “{ $comment }”
       *[no] { "" }
    }
