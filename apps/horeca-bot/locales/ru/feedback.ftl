command-feedback = Отзывы клиентов

feedback-told =
    { $test ->
        [yes] { test-mark }{" "}
       *[no] { "" }
    }{ $kind ->
        [rated] ⭐️ <b>Новая оценка</b>
        [changed] ⭐️ <b>Клиент изменил оценку</b>
       *[commented] 💬 <b>Новый отзыв</b>
    }
    { $rating ->
        [0] 💬
        [1] ★☆☆☆☆
        [2] ★★☆☆☆
        [3] ★★★☆☆
        [4] ★★★★☆
       *[5] ★★★★★
    } Заказ № { $number } · { $name }{ $commented ->
        [yes] { "" }
            «{ $comment }»
       *[no] { "" }
    }

feedback-title = <b>Отзывы</b> · { $venue }
feedback-average =
    За { $days } дней: <b>{ NUMBER($average, minimumFractionDigits: 1, maximumFractionDigits: 1) }</b> из 5, { $ratings ->
        [one] { $ratings } оценка
        [few] { $ratings } оценки
       *[many] { $ratings } оценок
    }
feedback-unrated = За { $days } дней оценок нет
feedback-none = Отзывов пока нет. Клиента спрашивают после выдачи заказа; через сколько минут — в /settings.
feedback-entry =
    { $rating ->
        [0] 💬
        [1] ★☆☆☆☆
        [2] ★★☆☆☆
        [3] ★★★☆☆
        [4] ★★★★☆
       *[5] ★★★★★
    } № { $number } · { $name }, { $day }
feedback-comment = «{ $comment }»
button-feedback =
    { $direction ->
        [newer] ◀️ Новее
       *[older] Раньше ▶️
    }
