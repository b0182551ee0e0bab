import type { OrderStatus } from "@gotovo/domain";
import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cafe, meetCustomer, openCafe } from "../world/cafe.ts";
import { untilTold } from "../world/calls.ts";
import type { Customer } from "../world/customer.ts";
import { customerBot, type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { percentile, type Rush, rush } from "../world/rush.ts";
import { together } from "../world/together.ts";

/** Each order is three messages or edits: twice what one bot may tell. */
const perSecond = 20;
const outboundPerSecond = 30;

const stages: readonly (OrderStatus | undefined)[] = ["placed", "in_progress", "ready"];

let telegram: LocalTelegram;
let product: ProductProcess;
let cafe: Cafe;
let customers: Customer[];

beforeAll(async () => {
  telegram = await openTelegram();
  const env = { OUTBOUND_PER_SECOND: String(outboundPerSecond), OUTBOUND_PER_CHAT: "1" };
  product = await startProduct({ telegram, env });
  cafe = await newCafe("Zerno");
  customers = await together([...Array(sizes.rushCustomers).keys()], 10, async (n) => {
    const customer = await meetCustomer(`Customer ${n}`, { url: product.url, fetch, telegram });
    await customer.pair(await cafe.order({ customer }));
    return customer;
  });
});
afterAll(async () => {
  await product?.close();
  await telegram?.close();
});

async function newCafe(name: string): Promise<Cafe> {
  const merchant = await product.createMerchant(["--name", name, "--venue", name]);
  return openCafe(merchant, { url: product.url, fetch, telegram });
}

test("with more orders than a bot may tell of, each is told as ready, and no card goes back to an older state", async () => {
  const idle = await rush({ cafes: [cafe], customers, perSecond: 4, seconds: 1, stageMs: 300 });
  const mark = await telegram.callMark();
  const busy = await rush({
    ...{ cafes: [cafe], customers, perSecond },
    ...{ seconds: sizes.rushSeconds, stageMs: 1_000 },
  });
  const asked = performance.now();
  const numbers = busy.orders.map(({ number }) => number);
  const told = await untilTold(telegram, { bot: customerBot.username, mark }, numbers, "ready");
  console.log(
    `a rush: answers p95 ${slow(busy)} ms (idle ${slow(idle)} ms), the last card ${Math.round(performance.now() - asked)} ms after the last order`,
  );
  expect(new Set(busy.answers.map(({ status }) => status))).toEqual(new Set([200]));
  const newest = new Map<string, number>();
  for (const { number, status } of told) {
    const stage = stages.indexOf(status);
    expect(stage, `${number} becomes ${status}`).toBeGreaterThanOrEqual(newest.get(number) ?? 0);
    newest.set(number, stage);
  }
});

test("a café that asks all at once is told to come back; another one's requests are answered meanwhile", async () => {
  const other = await newCafe("Gusto");
  const flood = Array.from({ length: sizes.floodRequests }, (_, n) =>
    cafe.request("POST", "/v1/orders", {
      order_id: `flood-${n}`,
      horeca_id: cafe.horecaId,
      description: "Espresso",
    }),
  );
  let isOver = false;
  const answered = Promise.all(flood).finally(() => {
    isOver = true;
  });
  const others: number[] = [];
  while (!isOver) others.push((await other.request("GET", "/v1/orders")).status);
  const replies = await answered;
  const refused = replies.filter(({ status }) => status !== 200);
  console.log(
    `a flood: ${replies.length - refused.length} placed, ${refused.length} refused, ${others.length} of another café`,
  );
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(replies.length);
  for (const { status, json, headers } of refused)
    expect([status, json.code, headers.get("retry-after")]).toEqual([503, "unavailable", "2"]);
  expect(new Set(others)).toEqual(new Set([200]));
  const placed = replies.filter(({ status }) => status === 200).map(({ json }) => json.order.order_id);
  for (const id of placed.slice(0, 20)) expect((await cafe.api.orders.get(id)).order.status).toBe("placed");
});

/** Milliseconds that 95 of 100 answers do not exceed. */
function slow({ answers }: Rush): number {
  return Math.round(
    percentile(
      answers.map(({ ms }) => ms),
      0.95,
    ),
  );
}
