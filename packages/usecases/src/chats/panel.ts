import type { OpenedCard, PanelName } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";

/** A card that a person opened to look something up or change it, until they close it. */
export interface Panel {
  /** The card's subject. */
  readonly name: PanelName;
  /** What of it is open, as the bot wrote it. */
  readonly view: string;
}

/**
 * Opens a panel, or another view of it. It is kept as the card's open question, so that whatever closes those (`/exit`,
 * another venue) closes panels too.
 * @param afresh true to post it again at the bottom of the chat
 */
export async function showPanel(
  deps: Deps,
  { bot, chatId }: ChatKey,
  { name, view }: Panel,
  { afresh = false } = {},
): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      insert into card as k (bot, chat_id, subject, prompt, repost)
      values (${bot}::bot_kind, ${chatId}, ${name}, ${view}, ${afresh})
      on conflict (bot, chat_id, subject) do update
        set prompt = excluded.prompt, repost = k.repost or excluded.repost, settled = false`;
    await publishChats(deps, tx, [{ bot, chatId }]);
  });
}

/**
 * Closes a panel: its card leaves the chat.
 * @returns false when it was not open: of two who close it at once, one is told true
 */
export async function closePanel(deps: Deps, { bot, chatId }: ChatKey, name: PanelName): Promise<boolean> {
  return deps.db.tx(async (tx) => {
    const closed = await tx.$executeRaw`
      update card set prompt = null
      where bot = ${bot}::bot_kind and chat_id = ${chatId} and subject = ${name} and prompt is not null`;
    await publishChats(deps, tx, [{ bot, chatId }]);
    return closed > 0;
  });
}

/** Those of the named panels that are open in a chat, by its cards. */
export function openPanels<Name extends PanelName>(
  cards: readonly Pick<OpenedCard, "subject" | "prompt">[],
  names: readonly Name[],
): (Panel & { readonly name: Name })[] {
  return names.flatMap((name) => {
    const view = cards.find(({ subject }) => subject === name)?.prompt ?? null;
    return view === null ? [] : [{ name, view }];
  });
}
