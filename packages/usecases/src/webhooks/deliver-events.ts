import { Prisma } from "@gotovo/db";
import { type DisabledReason, isDelivered, nextTry } from "@gotovo/domain";
import type { Deps, WebhookAttempt } from "../context.ts";
import { eventId, eventJson } from "../events/event-json.ts";
import { placeAllEvents } from "../events/place-events.ts";
import { createLimit } from "../limit.ts";
import { type DueDelivery, dueAtMost, dueDeliveries } from "./due-deliveries.ts";
import { type EndpointRow, endpointColumns } from "./endpoint-row.ts";
import { expandLog } from "./expand-log.ts";
import { createRecorder } from "./recorder.ts";
import { scheduleNext } from "./schedule-next.ts";
import { createSigner, type Sign } from "./secrets.ts";

/** Told of each attempt, for metrics and the log. */
export type OnAttempt = (attempt: {
  readonly endpointId: string;
  readonly result: "succeeded" | "failed" | "given_up";
  readonly status: number | null;
  readonly seconds: number;
  readonly disabled: DisabledReason | null;
}) => void;

/** Subjects of an endpoint that are under way at once. */
const atOnce = 8;
/** Milliseconds after which an endpoint lets others have its place in the queue, and comes again behind them. */
const sliceMs = 5_000;
/** While attempts are under way, how often is looked for more. */
const lookMs = 250;
/** An attempt that takes longer makes its endpoint a slow one. */
const slowMs = 2_000;
/** Statements of all endpoints of this process at once: chats and the API share its connections. */
const statementsAtOnce = 3;

const limits = new WeakMap<object, ReturnType<typeof createLimit>>();

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
  const limit = limits.get(deps.db) ?? createLimit(statementsAtOnce);
  limits.set(deps.db, limit);
  await placeAllEvents(deps);
  const rows = await deps.db.read<EndpointRow>(
    Prisma.sql`select ${endpointColumns} from webhook_endpoint where id = ${id}::uuid and state = 'enabled'`,
  );
  const endpoint = rows[0];
  if (!endpoint) return;
  const recorder = createRecorder(deps, endpoint, limit);
  const endsAt = performance.now() + sliceMs;
  let failed: unknown;
  const fail = (error: unknown) => {
    failed ??= error;
  };
  // Nothing more is begun once something went wrong: whoever comes next would send it beside us.
  const isOver = () =>
    failed !== undefined || signal.aborted || recorder.disabled() !== null || performance.now() >= endsAt;

  const busy = new Map<string, Promise<void>>();
  const chains: DueDelivery[][] = [];
  let slowest = 0;
  let isAnyWaiting = false;
  let isMore = true;

  const load = async () => {
    const expanded = await limit(() => expandLog(deps, endpoint));
    const due = await limit(() => dueDeliveries(deps, id, [...busy.keys()]));
    chains.push(...Map.groupBy(due, ({ subject }) => subject).values());
    isMore = expanded || due.length === dueAtMost;
  };
  const send = async (chain: readonly DueDelivery[]) => {
    for (const delivery of chain) {
      if (isOver()) return;
      const began = performance.now();
      const result = await attempt(deps, endpoint, signOf, delivery);
      const ms = performance.now() - began;
      slowest = Math.max(slowest, ms);
      const tried = judge(deps, delivery, result, ms);
      await recorder.record(tried);
      const { state } = tried;
      onAttempt({
        endpointId: id,
        result: state === "pending" ? "failed" : state === "failed" ? "given_up" : "succeeded",
        status: result.status,
        seconds: ms / 1000,
        disabled: recorder.disabled(),
      });
      // Nothing of this subject may overtake it.
      if (state === "pending") {
        isAnyWaiting = true;
        return;
      }
    }
  };
  const signOf = lazySigner(deps, endpoint);

  for (let lookedAt = Number.NEGATIVE_INFINITY; failed === undefined; ) {
    const isIdle = busy.size === 0 && chains.length === 0;
    if (!isOver() && chains.length === 0 && (isIdle || isMore || performance.now() - lookedAt >= lookMs)) {
      lookedAt = performance.now();
      await load().catch(fail);
    }
    while (!isOver() && busy.size < atOnce) {
      const chain = chains.shift();
      const subject = chain?.[0]?.subject;
      if (!chain || subject === undefined) break;
      const work = send(chain)
        .catch(fail)
        .finally(() => busy.delete(subject));
      busy.set(subject, work);
    }
    if (busy.size === 0 && (isOver() || chains.length === 0)) break;
    await waitFor([...busy.values()], lookMs);
  }
  await Promise.all(busy.values());
  if (failed !== undefined) throw failed;
  if (signal.aborted) return;
  await scheduleNext(deps, endpoint, {
    again: recorder.disabled() === null && (chains.length > 0 || performance.now() >= endsAt),
    slow: slowest > slowMs,
    failed: isAnyWaiting,
    health: recorder.health(),
  });
}

/** The endpoint's signature of a delivery; opened when the first is needed. */
function lazySigner(deps: Deps, endpoint: EndpointRow): () => Sign {
  let sign: Sign | undefined;
  return () => {
    sign ??= createSigner(deps, endpoint);
    return sign;
  };
}

async function attempt(
  deps: Deps,
  { url }: EndpointRow,
  signOf: () => Sign,
  delivery: DueDelivery,
): Promise<WebhookAttempt> {
  const id = eventId(delivery.eventId);
  const body = eventJson({ ...delivery, id: delivery.eventId });
  const at = deps.clock();
  let signature: string;
  try {
    signature = signOf()(id, at, body);
  } catch {
    const failure = "The secret was sealed with a key that is lost: rotate it";
    return { status: null, failure, answer: null, retryAfter: null };
  }
  return deps.webhooks.send(url, body, {
    "content-type": "application/json",
    "user-agent": "Gotovo-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": signature,
  });
}

/** What becomes of a delivery by an attempt. */
function judge(deps: Deps, delivery: DueDelivery, result: WebhookAttempt, ms: number) {
  const now = deps.clock();
  const { status, answer, retryAfter } = result;
  const isDone = isDelivered(status);
  const tries = delivery.tries + 1;
  const chance = (deps.random(1)[0] ?? 0) / 255;
  const next = isDone ? null : nextTry(tries, now, chance, retryAfter);
  const failure = isDone ? null : (result.failure ?? refusalInWords(status));
  return {
    deliveryId: delivery.deliveryId,
    state: isDone ? "succeeded" : next === null ? "failed" : "pending",
    tries,
    nextAt: next ?? now,
    attempt: {
      number: delivery.attempts + 1,
      at: new Date(now.getTime() - ms).toISOString(),
      duration_ms: Math.round(ms),
      status,
      failure,
      answer,
    },
  } as const;
}

function refusalInWords(status: number | null): string {
  return status !== null && status >= 300 && status < 400
    ? `Answered ${status}: redirects are not followed`
    : `Answered ${status}`;
}

/** The first of these to end, or some time. */
async function waitFor(work: readonly Promise<void>[], ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([...work, late]).finally(() => clearTimeout(timer));
}
