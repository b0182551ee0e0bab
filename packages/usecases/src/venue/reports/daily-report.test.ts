import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatContext } from "../../chats/enter-chat.ts";
import { placePast, setHours } from "../../testing/past-order.ts";
import { openShop, type Shop } from "../../testing/shop.ts";
import { acceptInvite } from "../staff/accept-invite.ts";
import { dailyReportQueue, enqueueDailyReports } from "./due-daily-reports.ts";
import { reportIn } from "./report-message.ts";
import { sendDailyReport } from "./send-daily-report.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe("the daily report", () => {
  const waiting = async () =>
    (
      await shop.rows<{ key: string }>(
        "select singleton_key as key from pgboss.job where name = $1 and state = 'created'",
        [dailyReportQueue],
      )
    ).map(({ key }) => key);
  const messagesOf = (chat: ChatContext) =>
    shop.rows<{ content: { key: string; args: { report: string } }; silent: boolean }>(
      "select content, silent from chat_message where chat_id = $1 and content ->> 'key' = 'report' order by id",
      [chat.chatId],
    );

  async function reportingBar() {
    const bar = await shop.merchant("Бар");
    await setHours(shop.deps, bar, [18 * 60, 26 * 60]);
    await shop.rows("update venue set daily_report = true where id = $1", [bar.venueId]);
    const owner = await shop.person("horeca");
    await acceptInvite(shop.deps, owner, bar.ownerInviteToken);
    return { bar, owner };
  }

  /** Moves the clock to a time of Moscow. */
  const goTo = (at: string) => shop.pass((new Date(`${at}+03:00`).getTime() - shop.now().getTime()) / 1000);

  test("is enqueued when the day has closed, and not hours later", async () => {
    const { bar } = await reportingBar();
    const enqueued = async (at: string) => {
      await shop.forgetJobs();
      goTo(at);
      await enqueueDailyReports(shop.deps);
      return (await waiting()).includes(bar.venueId);
    };
    expect(await enqueued("2026-11-21T01:59:30")).toBe(false);
    expect(await enqueued("2026-11-21T02:00:00")).toBe(true);
    expect(await enqueued("2026-11-21T07:59:00")).toBe(true);
    expect(await enqueued("2026-11-21T08:01:00")).toBe(false);
    await shop.rows("update venue set daily_report = false where id = $1", [bar.venueId]);
    expect(await enqueued("2026-11-21T02:00:00")).toBe(false);
  });

  test("is sent once, whatever processes try, about the day that closed; silently to who is off duty", async () => {
    const { bar, owner } = await reportingBar();
    const resting = await shop.person("horeca");
    const barista = await shop.person("horeca");
    const elsewhere = await shop.person("horeca");
    const removed = await shop.person("horeca");
    for (const [chat, role] of [
      [resting, "manager"],
      [barista, "barista"],
      [elsewhere, "owner"],
      [removed, "owner"],
    ] as const) {
      await shop.rows(
        "insert into staff (id, venue_id, person_id, role, on_duty, removed_at) values (gen_random_uuid(), $1, $2, $3::staff_role, $4, $5)",
        [bar.venueId, chat.person.id, role, chat !== resting, chat === removed ? shop.now() : null],
      );
      if (chat !== elsewhere)
        await shop.rows("update chat set venue_id = $2 where chat_id = $1", [chat.chatId, bar.venueId]);
    }
    goTo("2026-11-21T02:01:00");
    await placePast(shop.deps, bar, { placed: "2026-11-21 01:59" });
    await placePast(shop.deps, bar, { placed: "2026-11-21 02:00" });
    const another = await shop.anotherProcess();
    await Promise.all(
      [shop.deps, another, shop.deps, another].map((deps) => sendDailyReport(deps, bar.venueId)),
    );
    goTo("2026-11-21T03:00:00");
    await sendDailyReport(another, bar.venueId);

    const [message, ...more] = await messagesOf(owner);
    expect(more).toEqual([]);
    expect(message?.silent).toBe(false);
    const report = message && reportIn(message.content);
    expect(report?.days.map(({ date }) => date)).toEqual(["2026-11-20"]);
    expect(report?.figures.orders).toBe(1);
    expect((await messagesOf(resting)).map(({ silent }) => silent)).toEqual([true]);
    for (const chat of [barista, elsewhere, removed]) expect(await messagesOf(chat)).toEqual([]);
    expect(await shop.waiting("horeca")).toEqual(
      expect.arrayContaining([String(owner.chatId), String(resting.chatId)]),
    );

    goTo("2026-11-22T02:00:00");
    await sendDailyReport(shop.deps, bar.venueId);
    expect(await messagesOf(owner)).toHaveLength(2);
  });
});
