import type { TrackedOrder } from "@gotovo/contract";
import { type MessageContent, restAt } from "@gotovo/domain";
import type { Deps } from "@gotovo/usecases/context";
import { dialogOfPage, type PageDialogMessage } from "@gotovo/usecases/dialogs/page/dialog-of-page";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { viewInstant } from "./order.ts";

type Dialog = NonNullable<TrackedOrder["dialog"]>;

/** The dialog on an order's page, as its owner sees it. */
export async function viewPageDialog(deps: Pick<Deps, "db">, row: OrderRow, now: Date): Promise<Dialog> {
  const { isBlocked, messages } = await dialogOfPage(deps, row);
  const rest = restAt(row, now);
  return {
    accepts: !isBlocked,
    opens_at: rest?.why === "closed" ? viewInstant(rest.until) : null,
    messages: messages.map(viewMessage),
  };
}

function viewMessage(message: PageDialogMessage): Dialog["messages"][number] {
  const { id, author, clientId, content, at, edited } = message;
  const from = author === "customer" ? "customer" : "venue";
  return {
    id,
    from,
    client_id: clientId,
    text: wordsOf(content),
    at: at.toISOString(),
    edited,
    state: stateOf(message),
  };
}

function stateOf({ deliveredAt, openedAt, undeliveredAt }: PageDialogMessage) {
  if (openedAt !== null) return "read";
  if (undeliveredAt !== null) return "failed";
  return deliveredAt !== null ? "delivered" : "kept";
}

/** Links that stand behind words stand beside them: a page shows plain text. */
function wordsOf(content: MessageContent): string {
  if (!("text" in content)) return "";
  const links = content.entities.filter((entity) => entity.type === "text_link");
  return links.reduceRight((text, { offset, length, url }) => {
    const end = offset + length;
    return `${text.slice(0, end)} (${url})${text.slice(end)}`;
  }, content.text);
}
