import type { ChatDriver } from "@gotovo/sandbox/driver";
import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, cardOf, tapOn } from "../scenarios/cards.ts";
import { type Cafe, meetCustomer, openCafe } from "../world/cafe.ts";
import type { Customer } from "../world/customer.ts";
import { customerBot, horecaBot, type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { type ProductProcess, startProduct } from "../world/product.ts";

const items = [
  { name: "Latte", quantity: 1, price: 30_000 },
  { name: "Bun", quantity: 1, price: 6_000 },
];
const bought = { items, total: 36_000, currency: "RUB" };
/** Steps by time come a minute after what they follow, on a machine that starts a process meanwhile. */
const stepMs = 150_000;

describe.runIf(sizes.killedQuestions > 0)(
  "killed while a café's hard moments wait for time or an answer",
  () => {
    let telegram: LocalTelegram;
    let product: ProductProcess;
    let cafe: Cafe;
    let owner: ChatDriver;
    let anna: Customer;
    beforeAll(async () => {
      telegram = await openTelegram();
      product = await startProduct({ telegram });
      const place = { url: product.url, fetch, telegram };
      cafe = openCafe(await product.createMerchant(["--name", "Zerno", "--venue", "Zerno"]), place);
      const waits = { first_reminder_minutes: 1, second_reminder_minutes: 0, unfetched_minutes: 2 };
      await cafe.request("PATCH", `/v1/venues/${cafe.horecaId}`, { unheard_minutes: 1, ...waits });
      owner = await cafe.owner("Vera");
      anna = await meetCustomer("Anna", place);
    });
    afterAll(async () => {
      await product?.close();
      await telegram?.close();
    });

    /** How often a message of this order was sent that says so. */
    async function timesSaid(bot: string, number: string, text: string): Promise<number> {
      const calls = await telegram.calls({ bot, method: "sendMessage", limit: 5_000 });
      const said = calls.map(({ params }) => String(params.text).replace(/<[^>]*>/g, ""));
      return said.filter((words) => words.includes(text) && new RegExp(`\\b${number}\\b`).test(words)).length;
    }

    test("every question is still open, takes one answer, and every step of time is taken once", async () => {
      const asked = await cafe.order({ customer: anna, ...bought });
      await anna.pair(asked);
      const unheard = await cafe.order({ customer: anna, ...bought });
      const ready = await cafe.order({ customer: anna, ...bought });
      for (const status of ["in_progress", "ready"] as const) await ready.move(status);
      await cardOf(owner, asked.number);
      await tapOn(owner, asked.number, "⏬");
      await tapOn(owner, asked.number, "🚫 Sold out…");
      await tapOn(owner, asked.number, "Bun");
      await tapOn(owner, asked.number, "❓ Ask the customer");

      for (let n = 0; n < sizes.killedQuestions; n++) {
        await product.kill9();
        await product.restart();
      }
      const question = await cardOf(anna.chat, asked.number, "Sorry, sold out: Bun.");
      const [, takeOff] = buttonsOf(question).map((label) => label.replaceAll(/\s/g, " "));
      expect(buttonsOf(question)[0]).toContain("Take it off");
      expect(takeOff).toBe("Cancel the whole order");
      const label = buttonsOf(question)[0] as string;
      await product.kill9();
      const tapping = anna.chat.tap({ text: label, message_id: question.message_id }).catch(() => null);
      await product.restart();
      await tapping;
      await cardOf(owner, asked.number, "the customer asked to take it off");
      expect((await cafe.api.orders.get(asked.id)).order).toMatchObject({
        total: 30_000,
        refund: { state: "due", amount: 6_000 },
        sold_out: { state: "taken_off", by: "customer" },
      });

      await owner.waitForText("Nobody has taken it", { timeoutMs: stepMs });
      await anna.chat.waitForText("It has been waiting for you since", { timeoutMs: stepMs });
      await product.kill9();
      await product.restart();
      await owner.waitForText("not fetched", { timeoutMs: stepMs });
      await anna.chat.waitForText("The café has not taken your order", { timeoutMs: stepMs });
      // An owner on duty is called with the colleagues, then with the managers.
      const steps = [
        { once: 2, times: await timesSaid(horecaBot.username, unheard.number, "Nobody has taken it") },
        { once: 1, times: await timesSaid(customerBot.username, ready.number, "waiting for you since") },
        { once: 1, times: await timesSaid(horecaBot.username, ready.number, "not fetched") },
      ];
      const kills = sizes.killedQuestions + 2;
      console.log(
        `told after ${kills} kills: ${steps.map(({ times, once }) => `${times} of ${once}`).join(", ")}`,
      );
      // What was on the wire at a kill may come twice; nothing else does, and nothing is lost.
      for (const { times, once } of steps) expect(times).toBeGreaterThanOrEqual(once);
      expect(steps.reduce((all, { times, once }) => all + times - once, 0)).toBeLessThanOrEqual(kills);
      expect(product.output()).not.toMatch(/unhandled|uncaught/i);
      expect(telegram.bugs).toEqual([]);
    });
  },
);
