import { subject } from "@gotovo/domain";
import type { ChatKey, Deps } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import type { OrderRow } from "../order-row.ts";

/** Asks in a staff chat whether an order is handed out: its card comes to the bottom, with the question on it. */
export async function offerHandover(
  deps: Deps,
  chat: ChatKey,
  { id, version }: Pick<OrderRow, "id" | "version">,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      insert into card (bot, chat_id, subject, order_id, prompt, prompt_version)
      values (${chat.bot}::bot_kind, ${chat.chatId}, ${subject.order(id)}, ${id}::uuid, 'delivered', ${version})
      on conflict (bot, chat_id, subject) do update
        set prompt = excluded.prompt, prompt_version = excluded.prompt_version, repost = true, settled = false`;
    await publishChats(deps, tx, [chat], { urgency: "urgent" });
  });
}
