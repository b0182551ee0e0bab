import type { Customer } from "../../world/customer.ts";
import { heardIn } from "./heard.ts";
import type { Ledger } from "./ledger.ts";
import { kinds, write } from "./writing.ts";

/** A burst of what a customer writes without waiting for anybody; some of it is changed at once. */
export async function writeBurst(
  { chat }: Customer,
  customer: number,
  round: number,
  ledger: Ledger,
  random: () => number,
): Promise<void> {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const count = 1 + Math.floor(random() * 3);
  for (let number = 0; number < count; number++) {
    // Nothing that a pairing code could look like.
    const token = `c${customer}-conversation${round}x${number}`;
    const written = await write(chat, { token, customer, round, kind: pick(kinds) });
    ledger.customerWrote(written);
    if (written.kind !== "text" || random() < 0.7) continue;
    written.edited = `${token} changed`;
    await chat.edit(written.messageIds[0] as number, written.edited);
  }
}

/** A customer reacts to the last text that the café wrote, if it has none yet. */
export async function reactToCafe(
  { chat }: Customer,
  mark: string,
  telegramUrl: string,
  ledger: Ledger,
): Promise<void> {
  const last = (await heardIn(chat, mark, telegramUrl)).findLast(({ message }) => message.file === undefined);
  if (!last) return;
  const answers = [0, 1, 2].flatMap((staff) => ledger.answersOf(staff));
  const written = answers.find(({ token }) => token === last.part);
  if (!written || written.reaction) return;
  written.reaction = "❤";
  await chat.react(last.message.message_id, written.reaction);
}
