command-quick = Быстрые ответы

quick-title = <b>Быстрые ответы</b>
quick-receiver = Нажмите на ответ, и его получит <b>{ $name }</b>.
quick-receiver-order = Нажмите на ответ, и его получит <b>{ $name }</b>, заказ № { $order }.
quick-no-dialog = Сначала откройте диалог — /dialogs, — а потом нажмите на ответ.
quick-empty = Здесь пока пусто: ответы добавляют владелец и управляющие.
quick-empty-manager = Здесь пока пусто. Добавьте фразы, которые часто пишете клиентам: их сможет отправлять вся команда.
quick-line =
    <b>{ $title }</b>
    { $text }
quick-sent = Отправлено: { $name }
quick-manage-title = <b>Быстрые ответы</b> · { $count } из { $limit }
quick-manage-hint = Нажмите на ответ, чтобы изменить или удалить его.
quick-answer =
    <b>{ $title }</b>

    { $text }
quick-delete-question =
    <b>Удалить «{ $title }»?</b>

    Он пропадёт у всей команды.
quick-deleted = Ответ удалён

quick-ask-title =
    <b>Новый быстрый ответ</b>

    Как его назвать? Название будет на кнопке, клиент его не видит. До { $limit } символов.
quick-ask-text =
    <b>{ $title }</b>

    Теперь напишите текст, до { $limit } символов. Вместо <code>{"{"}name{"}"}</code> подставится имя клиента, вместо <code>{"{"}order{"}"}</code> — номер заказа.
quick-ask-other-title = Напишите новое название, до { $limit } символов.
quick-ask-other-text = Напишите новый текст, до { $limit } символов. Вместо <code>{"{"}name{"}"}</code> подставится имя клиента, вместо <code>{"{"}order{"}"}</code> — номер заказа.
quick-text-only = Пришлите, пожалуйста, обычный текст. Передумали — /exit
quick-too-long = Слишком длинно: { $length }, а можно не больше { $limit }. Сократите и пришлите ещё раз.
quick-unknown-placeholder = Не знаю, что подставить вместо <code>{ $placeholder }</code>. Можно только <code>{"{"}name{"}"}</code> — имя клиента — и <code>{"{"}order{"}"}</code> — номер заказа. Поправьте и пришлите ещё раз.

error-no-quick-answer = Этого ответа больше нет.
error-no-receiver = Кому отправить? Сначала откройте диалог — /dialogs, — а потом нажмите на ответ.
error-missing-name = Имя этого клиента неизвестно, а в ответе оно нужно. Напишите сами.
error-missing-order = В этом диалоге нет заказа, а в ответе нужен его номер. Выберите другой ответ или напишите сами.

button-quick-manage = ✏️ Изменить список
button-quick-item = ✏️ { $title }
button-quick-add = ➕ Добавить ответ
button-quick-back = ◀️ К отправке
button-quick-all = ◀️ Все ответы
button-quick-title = ✏️ Название
button-quick-text = ✏️ Текст
button-quick-delete = 🗑 Удалить
button-quick-delete-yes = Да, удалить
