command-quick = Quick answers

quick-title = <b>Quick answers</b>
quick-receiver = Tap an answer, and <b>{ $name }</b> gets it.
quick-receiver-order = Tap an answer, and <b>{ $name }</b> gets it, order { $order }.
quick-no-dialog = Open a dialog first — /dialogs — then tap an answer.
quick-empty = Nothing here yet: the owner and managers add answers.
quick-empty-manager = Nothing here yet. Add phrases that you often write to customers: the whole team can send them.
quick-line =
    <b>{ $title }</b>
    { $text }
quick-sent = Sent to { $name }
quick-manage-title = <b>Quick answers</b> · { $count } of { $limit }
quick-manage-hint = Tap an answer to change or delete it.
quick-answer =
    <b>{ $title }</b>

    { $text }
quick-delete-question =
    <b>Delete “{ $title }”?</b>

    It disappears for the whole team.
quick-deleted = The answer is deleted

quick-ask-title =
    <b>A new quick answer</b>

    What is it called? The title is on the button; customers do not see it. Up to { $limit } characters.
quick-ask-text =
    <b>{ $title }</b>

    Now write the text, up to { $limit } characters. <code>{"{"}name{"}"}</code> becomes the customer’s name, <code>{"{"}order{"}"}</code> the order number.
quick-ask-other-title = Write the new title, up to { $limit } characters.
quick-ask-other-text = Write the new text, up to { $limit } characters. <code>{"{"}name{"}"}</code> becomes the customer’s name, <code>{"{"}order{"}"}</code> the order number.
quick-text-only = Please send plain text. Changed your mind? /exit
quick-too-long = Too long: { $length }, the limit is { $limit }. Please shorten it and send it again.
quick-unknown-placeholder = I do not know what <code>{ $placeholder }</code> stands for. There are only <code>{"{"}name{"}"}</code>, the customer’s name, and <code>{"{"}order{"}"}</code>, the order number. Please correct it and send it again.

error-no-quick-answer = This answer is gone.
error-no-receiver = Who should get it? Open a dialog first — /dialogs — then tap an answer.
error-missing-name = This customer’s name is not known, and the answer needs it. Please write yourself.
error-missing-order = This dialog has no order, and the answer needs its number. Choose another answer or write yourself.

button-quick-manage = ✏️ Change the list
button-quick-item = ✏️ { $title }
button-quick-add = ➕ Add an answer
button-quick-back = ◀️ To sending
button-quick-all = ◀️ All answers
button-quick-title = ✏️ Title
button-quick-text = ✏️ Text
button-quick-delete = 🗑 Delete
button-quick-delete-yes = Yes, delete
