import { invalid, notFound, notPossible } from "../control/failure.ts";
import { deleteMessages, editMessage } from "../state/messages.ts";
import { rightsIn } from "../state/roster.ts";
import { tell } from "../state/telling.ts";
import type { Content, Message } from "../state/types.ts";
import type { World } from "../state/world.ts";
import { finish } from "../text/formatted.ts";
import type { Seat } from "./seat.ts";
import type { TextWish } from "./write.ts";

/** A person changes their own text (or a file's caption); the bots that saw it get edited_message. */
export function editOwn(world: World, { chat, person }: Seat, messageId: number, wish: TextWish): Message {
  const message = chat.messages.get(messageId);
  if (!message) throw notFound(`message ${messageId}`);
  if (message.from_id !== person.id) throw notPossible("not_own", "only one's own messages can be edited");
  const body = finish({ text: wish.text, entities: wish.entities ?? [] });
  const { content } = message;
  if (content.kind !== "text" && content.kind !== "file")
    throw notPossible("not_editable", "this cannot be edited");
  if (content.kind === "text" && body.text === "") throw invalid("a text cannot be emptied, only deleted");
  const changed: Content = content.kind === "text" ? { ...content, body } : { ...content, caption: body };
  const edited = editMessage(world, chat, message, { content: changed });
  tell(world, chat, edited, "edited_message");
  return edited;
}

/** A person deletes a message for all; in a group another's only with the right to. Bots are not told. */
export function deleteByPerson(world: World, { chat, person }: Seat, messageId: number): void {
  const message = chat.messages.get(messageId);
  if (!message) throw notFound(`message ${messageId}`);
  const others = chat.kind === "private" || rightsIn(chat, person.id).can_delete_messages;
  if (message.from_id !== person.id && !others)
    throw notPossible("not_own", "only one's own messages can be deleted");
  deleteMessages(world, chat, [messageId]);
}
