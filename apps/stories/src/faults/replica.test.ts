import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHost, type Host } from "@gotovo/testing/database/host";
import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Cafe, meetCustomer, openCafe, type Place } from "../world/cafe.ts";
import { startChild } from "../world/child.ts";
import { createMerchant } from "../world/create-merchant.ts";
import { type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { type Part, startPart } from "../world/part.ts";
import { type ReplicatedServer, startReplicated } from "../world/replicated.ts";

let folder: string;
let telegram: LocalTelegram;
let servers: ReplicatedServer[];
let host: Host;
let product: Part;
let place: Place;
let cafe: Cafe;

/** Asks until an order is accepted and in its customer's chat; says how long that took, and what was answered before. */
async function back(name: string): Promise<{ ms: number; answers: Set<number> }> {
  const anna = await meetCustomer(name, place);
  const body = { order_id: name, number: name, horeca_id: cafe.horecaId, description: "Espresso" };
  const customer = { telegram_user_id: anna.telegramId };
  const began = performance.now();
  const answers = new Set<number>();
  await anna.chat.start();
  for (;;) {
    const { status, json } = await cafe.request("POST", "/v1/orders", { ...body, customer });
    if (status === 200) {
      await anna.chat.start(/start=([\w-]+)/.exec(json.tracking.telegram.url)?.[1]);
      await anna.chat.waitForText(`Order ${name} at`);
      return { ms: performance.now() - began, answers };
    }
    answers.add(status);
    expect(json.code).toBe("unavailable");
  }
}

describe.runIf(sizes.replicas > 0)("a server whose replica takes over", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "gotovo-replica-"));
    telegram = await openTelegram();
    const first = await startReplicated(join(folder, "first"));
    servers = [first];
    host = await createHost(first.url);
    const env = { ...telegram.env, DATABASE_URL: host.url, DATA_DIR: folder, LOG_LEVEL: "warn" };
    const migrated = startChild("apps/standalone/src/migrate.ts", [], env);
    expect(await migrated.ended, migrated.output()).toBe(0);
    // Both begin as copies of the first; the third follows whoever answers at the address.
    servers.push(await first.replica(join(folder, "second"), first.url));
    servers.push(await first.replica(join(folder, "third"), host.url));
    await first.waitForReplica();
    product = await startPart(["all"], env);
    place = { url: product.url, fetch, telegram };
    cafe = openCafe(await createMerchant(env), place);
  }, 240_000);
  afterAll(async () => {
    await product?.end("SIGKILL");
    await Promise.all((servers ?? []).map((server) => server.stop()));
    await host?.close();
    await telegram?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  test("the server's host falls silent, its replica is promoted and the address moved: all goes on, and nothing accepted is missing", async () => {
    const [first, second] = servers as [ReplicatedServer, ReplicatedServer, ReplicatedServer];
    const { number } = await cafe.order();
    const order = await cafe.order();
    await order.move("in_progress");
    host.fallSilent();
    await second.promote();
    host.moveTo(second.url);
    host.recover();
    const { ms, answers } = await back("after-silence");
    console.log(
      `after a silence: back in ${Math.round(ms)} ms; answered meanwhile: ${[...answers].join(", ") || "nothing else"}`,
    );
    expect(await order.status()).toBe("in_progress");
    expect((await cafe.api.orders.list({})).orders.map((one) => one.number)).toContain(number);
    await first.stop();
    await second.waitForReplica();
  }, 120_000);

  test("the address is moved before the replica is promoted: 503 until it is, readiness too; then all goes on", async () => {
    const [, second, third] = servers as [ReplicatedServer, ReplicatedServer, ReplicatedServer];
    const order = await cafe.order();
    host.moveTo(third.url);
    await expect.poll(product.ready, { timeout: 30_000 }).toBe(503);
    const refused = await cafe.request("POST", "/v1/orders", {
      ...{ order_id: "refused", horeca_id: cafe.horecaId, description: "Espresso" },
    });
    expect([refused.status, refused.json.code]).toEqual([503, "unavailable"]);
    await third.promote();
    const { ms, answers } = await back("after-promotion");
    console.log(
      `after a promotion: back in ${Math.round(ms)} ms; answered meanwhile: ${[...answers].join(", ") || "nothing else"}`,
    );
    expect(await order.status()).toBe("placed");
    await expect.poll(product.ready, { timeout: 30_000 }).toBe(200);
    await second.stop();
  }, 120_000);
});
