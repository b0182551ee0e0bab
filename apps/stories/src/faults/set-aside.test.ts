import { createApi } from "@gotovo/api";
import { createMetrics } from "@gotovo/runtime";
import { retrySetAside } from "@gotovo/usecases/chats/retry-set-aside";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type World } from "../world/world.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());

/** A fault of ours, by which nothing can be said to one chat. */
const fault = (chatId: number) => `
  create function fault() returns trigger language plpgsql as
    $$ begin raise exception 'a fault of ours'; end $$;
  create trigger fault before insert on chat_message for each row when (new.chat_id = ${chatId})
    execute function fault();`;

async function setAsideGauge(): Promise<string | undefined> {
  const metrics = createMetrics({ processMetrics: false });
  const log = { debug() {}, info() {}, warn() {}, error() {}, isLevelEnabled: () => false };
  createApi({ deps: world.deps, log, metrics, publicUrl: "https://gotovo.example" });
  return /gotovo_updates_set_aside\{bot="customer"\} (\d+)/.exec((await metrics.text()).body)?.[1];
}

test("what a fault keeps from being handled is set aside and counted, and answered once it is mended", async () => {
  const [anna, boris] = [await world.customer("Anna"), await world.customer("Boris")];
  await world.database.query(fault(anna.telegramId));
  await anna.chat.say("/help");
  await boris.chat.say("/help");
  await boris.chat.waitForText("What you can do now");
  await expect.poll(setAsideGauge, { timeout: 90_000, interval: 500 }).toBe("1");
  expect(world.faults()).toHaveLength(1);
  expect(String(world.faults()[0])).toContain("An update is set aside");

  await world.database.query("drop function fault() cascade");
  expect(await retrySetAside(world.deps)).toEqual({ customer: 1, horeca: 0 });
  await anna.chat.waitForText("What you can do now");
  await expect.poll(setAsideGauge).toBe("0");
});
