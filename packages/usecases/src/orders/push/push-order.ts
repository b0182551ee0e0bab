import { Prisma } from "@gotovo/db";
import { notificationOf, type OrderStatus } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { encryptFor } from "./encrypt.ts";
import texts from "./texts.json" with { type: "json" };
import { type PushRetryJob, pushRetryQueue } from "./wake-push.ts";

/** Told of each attempt, for metrics. */
export type OnPush = (result: "sent" | "failed" | "gone") => void;

interface DueRow {
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  language: "ru" | "en";
  page: string;
  tries: number;
  status: OrderStatus;
  number: string;
  venueName: string;
}

/** After so many failures in a row a browser is told of the next stage, not of this one any more. */
const triesAtMost = 5;
const retryAfterMs = 30_000;

/**
 * Tells the browsers that watch an order how far it is: those that have not been told yet, of what it is now. So a repeated or
 * late job is harmless, and stages that passed meanwhile are told to nobody. A subscription that has ended is dropped.
 */
export async function pushOrder(deps: Deps, orderId: string, onPush: OnPush = () => {}): Promise<void> {
  const due = await deps.db.read<DueRow>(Prisma.sql`
    select s.id, s.endpoint, s.p256dh, s.auth, s.language, s.page, s.tries, o.status::text as status, o.number,
      v.name as "venueName"
    from push_subscription s join "order" o on o.id = s.order_id join venue v on v.id = o.venue_id
    where s.order_id = ${orderId}::uuid and s.told is distinct from o.status`);
  const results = await Promise.all(due.map((row) => tell(deps, row, onPush)));
  if (!results.includes("again")) return;
  const job: PushRetryJob = { orderId };
  await deps.db.sqlTx((tx) =>
    deps.jobs.enqueueAt(tx, pushRetryQueue, job, new Date(deps.clock().getTime() + retryAfterMs)),
  );
}

async function tell(deps: Deps, row: DueRow, onPush: OnPush): Promise<"done" | "again"> {
  const payload = payloadOf(row);
  if (payload === null) return settle(deps, row);
  const { body, headers } = encryptFor(deps, row, payload);
  const { status } = await deps.webhooks.send(row.endpoint, body, headers);
  const isSent = status !== null && status >= 200 && status < 300;
  if (isSent) {
    onPush("sent");
    return settle(deps, row);
  }
  // 404 and 410: it has ended (RFC 8030). What else is the request's fault is not cured by another try.
  const isTemporary = status === null || status >= 500 || status === 429 || status === 408;
  onPush(isTemporary ? "failed" : "gone");
  if (!isTemporary) {
    await deps.db.prisma.$executeRaw`delete from push_subscription where id = ${row.id}::uuid`;
    return "done";
  }
  if (row.tries + 1 >= triesAtMost) return settle(deps, row);
  await deps.db.prisma.$executeRaw`
    update push_subscription set tries = tries + 1 where id = ${row.id}::uuid`;
  return "again";
}

/** It knows of this stage now, or there is nothing to know. */
async function settle(deps: Pick<Deps, "db">, { id, status }: DueRow): Promise<"done"> {
  await deps.db.prisma.$executeRaw`
    update push_subscription set told = ${status}::order_status, tries = 0 where id = ${id}::uuid`;
  return "done";
}

/**
 * What a notification says, in the form that Safari shows by itself (declarative web push); null for what a customer is not
 * alerted of, as in the chat.
 */
function payloadOf({ status, language, number, venueName, page }: DueRow): object | null {
  const notification = notificationOf(status);
  if (notification === null || notification === "message") return null;
  const fill = (text: string) => text.replace("{number}", () => number).replace("{venue}", () => venueName);
  const [title, body] = texts[language][notification].map(fill);
  return {
    web_push: 8030,
    notification: { title, body, lang: language, dir: "auto", tag: page, navigate: page },
  };
}
