feedback-question = <b>Как вам заказ № { $number } в «{ $venue }»?</b>
feedback-thanks =
    <b>Спасибо за отзыв!</b>
    Заказ № { $number } · { $venue }
feedback-said = «{ $comment }»
feedback-until = <i>Изменить можно до { $day }.</i>
button-rating =
    { $chosen ->
        [true] ✅ { $stars }
       *[false] { $stars } ⭐️
    }
button-comment =
    { $said ->
        [true] ✏️ Изменить отзыв
       *[false] ✏️ Оставить отзыв
    }
button-feedback-later = Не сейчас
feedback-rated =
    { $stars ->
        [5] Спасибо! Рады, что понравилось
       *[other] Спасибо за оценку!
    }
feedback-declined = Хорошо, про этот заказ больше не спрошу
feedback-comment-asked = Напишите отзыв одним сообщением
feedback-comment-question =
    <b>Что скажете о заказе № { $number } в «{ $venue }»?</b>
    Напишите одним сообщением, до 1000 знаков. Отзыв прочитают в кафе.
feedback-comment-kept = Спасибо! Отзыв передан в кафе.
feedback-comment-cut = Спасибо! Отзыв длиннее 1000 знаков, поэтому в кафе передано только начало.
feedback-comment-only-text = Отзыв можно оставить только текстом. Напишите его одним сообщением или выйдите: /exit
error-feedback-closed =
    { $about ->
        [dialog] Этот вопрос уже закрыт. Если хотите что-то добавить, просто напишите сюда.
       *[order] Отзыв об этом заказе больше не принимаем: вопрос закрыт.
    }
