survey-told =
    { $solved ->
        [yes] ✅ <b>Вопрос решён</b>
        [no] ⚠️ <b>Вопрос не решён</b>
       *[unknown] 💬 <b>Клиент оценил диалог</b>
    }
    { $rating ->
        [0] 💬
        [1] ★☆☆☆☆
        [2] ★★☆☆☆
        [3] ★★★☆☆
        [4] ★★★★☆
       *[5] ★★★★★
    } Диалог с клиентом { $name }{ $hasNumber ->
        [yes] { " " }· № { $number }
       *[no] { "" }
    }{ $commented ->
        [yes] { "" }
            «{ $comment }»
       *[no] { "" }
    }
