import { type ChatDriver, type Message, waitUntil } from "@gotovo/sandbox/driver";

/** What a row of the list of dialogs says. */
export interface Row {
  readonly name: string;
  readonly unread: number;
  /** Null: nobody answers. */
  readonly assignee: string | null;
}

const timeoutMs = 30_000;

/** Every row of the list by one filter, page by page, as one member of staff sees it. */
export async function readList(chat: ChatDriver, viewer: string, filter: string): Promise<Row[]> {
  const said = await chat.say("/dialogs");
  const list = await chat.waitFor(
    (messages) => messages.find((message) => message.message_id > said.message_id && isList(message)),
    { what: "the list", timeoutMs },
  );
  const { message_id } = list;
  const page = async (fits: (message: Message) => boolean) =>
    waitUntil(
      async () => (await chat.messages()).find((one) => one.message_id === message_id && fits(one)),
      { what: `a page of ${filter}`, timeoutMs },
      chat.dump,
    );
  if (!isChosen(list, filter)) await chat.tap(filter, { message_id, waitMs: timeoutMs });
  const rows: Row[] = [];
  let shown = await page((message) => isChosen(message, filter));
  for (;;) {
    rows.push(...rowsOf(shown, viewer));
    if (!labelsOf(shown).includes(older)) return rows;
    const before = shown.text;
    await chat.tap(older, { message_id, waitMs: timeoutMs });
    shown = await page(({ text }) => text !== before);
  }
}

/** How many dialogs the header calls new. */
export function unreadOnHeader(messages: readonly Message[]): number | undefined {
  const header = messages.findLast(({ text = "" }) => /^.* — queue/.test(text));
  const label = header && labelsOf(header).find((text) => text.startsWith("💬 Dialogs"));
  return label === undefined ? undefined : Number(/ · (\d+) new$/.exec(label)?.[1] ?? 0);
}

/** The dialog that is open: with whom, and who answers. */
export function currentDialog(messages: readonly Message[], viewer: string): Omit<Row, "unread"> | undefined {
  const card = messages.findLast(({ from, text = "" }) => from.is_bot && text.startsWith("💬 "));
  const [title = "", state = ""] = card?.text?.split("\n") ?? [];
  const name = /^💬 (.+?) · order/.exec(title)?.[1];
  return name === undefined ? undefined : { name, assignee: assigneeIn(state, viewer) };
}

const older = "Older ▶️";

const labelsOf = ({ inline_keyboard = [] }: Message) => inline_keyboard.flat().map(({ text }) => text);

const isList = ({ from, text = "" }: Message) => from.is_bot && text.startsWith("Dialogs · ");

const isChosen = (message: Message, filter: string) => labelsOf(message).includes(`✓ ${filter}`);

function rowsOf({ text = "" }: Message, viewer: string): Row[] {
  return text.split("\n\n").flatMap((lines) => {
    const [head = "", state = ""] = lines.split("\n");
    const name = /^\S+ (.+?) · /u.exec(head)?.[1];
    // Behind the dialogs stand those who follow an order and have none that is open.
    if (name === undefined || head.startsWith("Dialogs") || /not written|dialog closed/.test(state))
      return [];
    const unread = Number(/ · new: (\d+)$/.exec(head)?.[1] ?? 0);
    return [{ name, unread, assignee: assigneeIn(state, viewer) }];
  });
}

function assigneeIn(state: string, viewer: string): string | null {
  const who = /(\S+) answers?(?: yet)?\.?$/i.exec(state)?.[1]?.toLowerCase();
  if (who === "you") return viewer;
  if (who === "nobody") return null;
  if (who === undefined) throw new Error(`Nobody is named in ${JSON.stringify(state)}`);
  return `${who[0]?.toUpperCase()}${who.slice(1)}`;
}
