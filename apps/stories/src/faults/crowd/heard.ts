import type { ChatDriver, Message } from "@gotovo/sandbox/driver";

/** A message of a dialog as it stands in a chat that it was passed on to. */
export interface Heard {
  /** Which part of what was written it is, by its text, or by the bytes of its file. */
  readonly part: string;
  /** Its first line, which says who wrote it; later parts of an album have none. */
  readonly head: string;
  /** What follows the first line. */
  readonly body: string;
  readonly message: Message;
}

/** What a café's customer is asked when it closes the dialog begins with the café's name too. */
const asked = /\nThe conversation is closed\./;

/** Everything of dialogs in a chat, from top to bottom; a text of one begins with `mark`. */
export async function heardIn(chat: ChatDriver, mark: string, telegramUrl: string): Promise<Heard[]> {
  const messages = (await chat.messages(5000)).filter(
    ({ from, text = "", file }) =>
      from.is_bot && (file !== undefined || (text.startsWith(mark) && !asked.test(text))),
  );
  return Promise.all(
    messages.map(async (message) => {
      const [head = "", ...rest] = (message.text ?? message.caption ?? "").split("\n");
      const body = rest.join("\n");
      const part = message.file ? await bytesOf(telegramUrl + message.file.url) : tokenIn(body);
      return { part, head, body, message };
    }),
  );
}

function tokenIn(text: string): string {
  return /^[a-z]\w+-\w+/.exec(text)?.[0] ?? `? ${text}`;
}

/** Read every time: the same address must not hide that two files were mixed up. */
async function bytesOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}
