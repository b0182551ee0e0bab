import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn } from "../testing/browser.ts";
import type { Reply } from "../testing/caller.ts";
import { createTestApi, type TestApi } from "../testing/test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi({ trustedProxies: 1 });
});
afterAll(() => api.close());

let phones = 0;
const newPhone = () => `+7996${String(1_000_000 + ++phones)}`;
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);
const counted = (replies: readonly Reply[], status: number) =>
  replies.filter((reply) => reply.status === status).length;

test("an account tries ten invite codes that are nobody's, and then not even a right one", async () => {
  const [finder, owner] = [await signIn(api.app, newPhone()), await signIn(api.app, newPhone())];
  const enter = (invite_code: string) =>
    finder.browser.post("/v1/account/invite", { invite_code }, finder.bearer);
  const replies = [];
  for (const n of numbers(12)) replies.push(await enter(`zzzz${String(n).padStart(2, "0")}`));
  expect(replies.slice(0, 10).map(({ json }) => json.code)).toEqual(
    numbers(10).map(() => "invite_code_unknown"),
  );
  expect(counted(replies, 429)).toBe(2);
  const { invite_code } = (await owner.browser.get("/v1/account", owner.bearer)).json.account;
  expect((await enter(invite_code)).status).toBe(429);
  api.clock.aheadMs += 600_000;
  const bearer = {
    authorization: `Bearer ${(await finder.browser.post("/api/v1/auths/refresh", {})).json.access_token}`,
  };
  expect((await finder.browser.post("/v1/account/invite", { invite_code }, bearer)).status).toBe(200);
});

test("a hundred streams of one address may be open, and no more; another's is", async () => {
  const watch = (address: string) =>
    api.app.request("/auth/telegram/events?sessionId=tg_nobody", { headers: { "x-forwarded-for": address } });
  const open = await Promise.all(numbers(101).map(() => watch("192.0.2.200")));
  expect(open.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(1);
  expect((await watch("192.0.2.201")).status).toBe(200);
  await Promise.all(open.map((response) => response.body?.cancel()));
});
