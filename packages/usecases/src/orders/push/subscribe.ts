import { DomainError, type OrderStatus, pageMessagePolicy } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { newId } from "../../ids.ts";
import { countUse } from "../../take-attempt.ts";
import { isPointOfCurve } from "./vapid.ts";
import { wakePush } from "./wake-push.ts";

/** A browser that wants to be told how far an order is, as its push API describes itself. */
export interface BrowserSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly language: "ru" | "en";
  /** The page that a notification opens. */
  readonly page: string;
}

/** Browsers of one order: a phone, a computer, and some that were forgotten. */
const browsersAtMost = 5;

/**
 * Has a browser told of every stage of an order from now on. The same browser again is still one; beyond a few, the oldest
 * is told no more.
 * @throws DomainError `validation_failed` (nothing can be sent there), `too_many_attempts`
 */
export async function subscribe(
  deps: Deps,
  order: { readonly id: string; readonly status: OrderStatus },
  { endpoint, p256dh, auth, language, page }: BrowserSubscription,
): Promise<void> {
  const counter = { scope: `page-push:order:${order.id}`, policy: pageMessagePolicy };
  await deps.db.tx((tx) => countUse(deps, tx, [counter]));
  if (!isPointOfCurve(p256dh))
    throw new DomainError("validation_failed", { field: "keys.p256dh", message: "is no key of P-256" });
  // Not why: whoever has bought a coffee is not told what names lead to inside.
  if ((await deps.webhooks.refusalOf(endpoint)) !== null)
    throw new DomainError("validation_failed", { field: "endpoint", message: "must be of a push service" });
  await deps.db.sqlTx(async (tx) => {
    // A move that is under way is waited for, one that comes later finds the browser.
    const [now] = await tx.$queryRaw<{ status: OrderStatus }[]>`
      select status::text as status from "order" where id = ${order.id}::uuid for share`;
    if (!now) throw new DomainError("not_found");
    await tx.$executeRaw`
      insert into push_subscription (id, order_id, endpoint, p256dh, auth, language, page, told, created_at)
      values (${newId(deps)}::uuid, ${order.id}::uuid, ${endpoint}, ${p256dh}, ${auth}, ${language}, ${page},
        ${order.status}::order_status, ${deps.clock()})
      on conflict (order_id, endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth,
        language = excluded.language, page = excluded.page, tries = 0`;
    await tx.$executeRaw`
      delete from push_subscription where order_id = ${order.id}::uuid and id not in (
        select id from push_subscription where order_id = ${order.id}::uuid order by id desc limit ${browsersAtMost})`;
    // It went on since the page was shown: of that nobody has told this browser.
    if (now.status !== order.status) await wakePush(deps, tx, order.id);
  });
}

/** Tells a browser nothing more of an order. */
export async function unsubscribe(deps: Pick<Deps, "db">, orderId: string, endpoint: string): Promise<void> {
  await deps.db.prisma.$executeRaw`
    delete from push_subscription where order_id = ${orderId}::uuid and endpoint = ${endpoint}`;
}
