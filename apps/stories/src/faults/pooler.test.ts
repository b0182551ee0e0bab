import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@gotovo/testing/database/test-database";
import { describe, expect, test } from "vitest";
import { meetCustomer, openCafe } from "../world/cafe.ts";
import { createMerchant } from "../world/create-merchant.ts";
import { openTelegram } from "../world/local-telegram.ts";
import { startPart } from "../world/part.ts";
import { hasPooler, openPooler } from "../world/pooler.ts";

describe.runIf(hasPooler)("pgbouncer in transaction mode", () => {
  test.each([
    ["with an address past it, by which changes are heard", true],
    ["alone: changes are looked for", false],
  ])("%s", async (_, isPassed) => {
    const [database, telegram] = await Promise.all([createTestDatabase(), openTelegram()]);
    const pooler = await openPooler(database.url);
    const dataDir = await mkdtemp(join(tmpdir(), "gotovo-pooled-"));
    const env = {
      ...telegram.env,
      DATABASE_URL: pooler.url,
      // Without it, migrations still need to go past the pooler, which an operator's command does.
      ...(isPassed && { DATABASE_DIRECT_URL: database.wholeUrl }),
      DATA_DIR: dataDir,
    };
    const parts = await Promise.all([
      startPart(["api", "worker"], env),
      startPart(["customer", "horeca"], env),
    ]);
    try {
      const [api, bots] = parts;
      const place = { url: api.url, fetch, telegram };
      const cafe = openCafe(await createMerchant(env), place);
      const [owner, anna] = [await cafe.owner("Olga"), await meetCustomer("Anna", place)];
      const orders = await Promise.all(Array.from({ length: 8 }, () => cafe.order({ customer: anna })));
      await anna.pair(orders[0] as (typeof orders)[number]);
      for (const order of orders)
        for (const status of ["in_progress", "ready"] as const) await order.move(status);
      for (const order of orders) await anna.card(order, "ready");
      await owner.waitForText((orders[0] as (typeof orders)[number]).number);
      const said = `${api.output()}${bots.output()}`;
      expect(said).not.toMatch(/prepared statement|unsupported startup|unhandled/i);
      expect(said.includes("changes are looked for, not heard")).toBe(!isPassed);
      expect(await Promise.all(parts.map((part) => part.end("SIGTERM")))).toEqual([0, 0]);
    } finally {
      await Promise.all(parts.map((part) => part.end("SIGKILL")));
      await pooler.close();
      await Promise.all([telegram.close(), database.close(), rm(dataDir, { recursive: true, force: true })]);
    }
  });
});
