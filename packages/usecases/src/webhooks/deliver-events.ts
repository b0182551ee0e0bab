import { createBell, Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { placeAllEvents } from "../events/place-events.ts";
import { type DueDelivery, dueAtMost, dueDeliveries } from "./due-deliveries.ts";
import { type EndpointRow, endpointColumns } from "./endpoint-row.ts";
import { expandLog } from "./expand-log.ts";
import { scheduleNext } from "./schedule-next.ts";
import { createSender, type OnAttempt, statementLimit } from "./sender.ts";
import { type Look, lookEveryMs, nextStep } from "./turn-plan.ts";

/** Milliseconds after which an endpoint lets others have its place in the queue, and comes again behind them. */
const sliceMs = 5_000;

/**
 * Sends an endpoint what it has not had yet, each subject in its order and several subjects at once, until there is
 * nothing to be sent now or its time is up. Every event is sent at least once: what was not written down is sent again.
 * @param signal aborted when somebody else sees to this endpoint
 */
export async function deliverEvents(
  deps: Deps,
  id: string,
  signal: AbortSignal,
  onAttempt: OnAttempt = () => {},
): Promise<void> {
  await placeAllEvents(deps);
  const rows = await deps.db.read<EndpointRow>(
    Prisma.sql`select ${endpointColumns} from webhook_endpoint where id = ${id}::uuid and state = 'enabled'`,
  );
  const endpoint = rows[0];
  if (!endpoint) return;
  const sender = createSender(deps, endpoint, onAttempt);
  const endsAt = performance.now() + sliceMs;
  const isTimeUp = () => performance.now() >= endsAt;
  const isOver = () => signal.aborted || sender.disabled() !== null || isTimeUp();
  const left = await sendDue(deps, endpoint, sender.send, isOver);
  if (signal.aborted) return;
  const again = sender.disabled() === null && (left > 0 || isTimeUp());
  await scheduleNext(deps, endpoint, { again, ...sender.outcome() });
}

/**
 * @param isOver whether nothing more may be begun
 * @returns how many subjects are left that could have been sent
 * @throws what went wrong first; nothing is under way any more, or whoever comes next would send it beside us
 */
async function sendDue(
  deps: Deps,
  endpoint: EndpointRow,
  send: ReturnType<typeof createSender>["send"],
  isOver: () => boolean,
): Promise<number> {
  /** By subject, in the order in which they may be sent. */
  const waiting: DueDelivery[][] = [];
  const busy = new Set<string>();
  const failures: unknown[] = [];
  const bell = createBell();
  let trying = 0;
  let look: (Omit<Look, "age"> & { readonly at: number }) | null = null;

  const isEnding = () => failures.length > 0 || isOver();
  const aged = () => look && { ...look, age: performance.now() - look.at };

  async function lookForMore(): Promise<void> {
    const { chains, isMore } = await readDue(deps, endpoint, [...busy]);
    waiting.push(...chains);
    look = { at: performance.now(), isMore, isEnd: chains.length === 0 && busy.size === 0 };
  }
  async function sendFirst([delivery, ...rest]: readonly DueDelivery[]): Promise<void> {
    if (!delivery) return;
    busy.add(delivery.subject);
    trying++;
    try {
      const state = await send(delivery, () => {
        trying--;
        bell.ring();
      });
      if (state !== "pending" && rest.length > 0) waiting.unshift(rest);
    } finally {
      busy.delete(delivery.subject);
      bell.ring();
    }
  }
  const fail = (error: unknown) => void failures.push(error);

  for (;;) {
    const state = { isOver: isEnding(), waiting: waiting.length, busy: busy.size, trying, look: aged() };
    const step = nextStep(state);
    if (step === "end") break;
    if (step === "look") await lookForMore().catch(fail);
    if (step === "send") void sendFirst(waiting.shift() ?? []).catch(fail);
    if (step === "wait") await bell.wait(lookEveryMs);
  }
  if (failures.length > 0) throw failures[0];
  return waiting.length;
}

/** What may be sent now, by subject, and whether there may be more. */
async function readDue(deps: Deps, endpoint: EndpointRow, busy: readonly string[]) {
  const limit = statementLimit(deps);
  const isLogLeft = await limit(() => expandLog(deps, endpoint));
  const due = await limit(() => dueDeliveries(deps, endpoint.id, busy));
  const chains = [...Map.groupBy(due, ({ subject }) => subject).values()];
  return { chains, isMore: isLogLeft || due.length === dueAtMost };
}
