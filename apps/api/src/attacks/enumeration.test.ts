import { AsyncLocalStorage } from "node:async_hooks";
import type { Deps } from "@gotovo/usecases/context";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Browser, createBrowser, signIn } from "../testing/browser.ts";
import type { Reply } from "../testing/caller.ts";
import { start } from "../testing/people.ts";
import { createTestApi, type TestApi, type TestMerchant } from "../testing/test-api.ts";

let api: TestApi;
let app: TestApi["app"];
let cafe: TestMerchant;
/** What the work that is traced has said to the database. */
const tracing = new AsyncLocalStorage<string[]>();
/**
 * What comes and goes by time alone: a NOTIFY is sent whenever the process gets to it, in the midst of the next request
 * too; a café's key is looked up once a second.
 */
const passing = /pg_notify|api_key/;

beforeAll(async () => {
  api = await createTestApi();
  // As in earnest: no answer names a code.
  const codes = { otpDigits: 4, channel: { isOpen: false, send: async () => undefined } };
  const deps: Deps = { ...api.deps, codes };
  ({ app } = await api.another({ deps }));
  cafe = await api.merchant();
  const client = await api.deps.db.pool.connect();
  const connections = Object.getPrototypeOf(client) as { query: (...parts: unknown[]) => unknown };
  client.release();
  const query = connections.query;
  vi.spyOn(connections, "query").mockImplementation(function (this: unknown, ...parts) {
    const text = typeof parts[0] === "string" ? parts[0] : (parts[0] as { text: string }).text;
    if (!passing.test(text)) tracing.getStore()?.push(text);
    return query.apply(this, parts);
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await api.close();
});

let phones = 0;
const newPhone = () => `+7993${String(1_000_000 + ++phones)}`;

const people = {
  nobody: async () => newPhone(),
  registered: async () => (await signIn(api.app, newPhone())).phone,
  "linked to Telegram": async () => {
    const { phone } = await signIn(api.app, newPhone());
    const { person } = await start(api.deps, "customer", 5_000 + phones);
    await api.deps.db.prisma.account.update({ where: { phone }, data: { personId: person.id } });
    return phone;
  },
};

/** Everything of an answer but what is random in it, and the last digits of the phone. */
function faceOf({ status, headers, text }: Reply): string {
  const told = [...headers].filter(([name]) => name !== "x-request-id");
  return JSON.stringify([status, told, text])
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<id>")
    .replaceAll(/(?<![\w-])(tg_|au_)?[\w-]{22}(?![\w-])/g, "<secret>")
    .replaceAll(/\*\d\d/g, "*<digits>");
}

/** At `serializable` a transaction may have to be made again: the one that counts is the last. */
function withoutRepeats(statements: readonly string[]): string[] {
  const kept: string[] = [];
  for (const [at, statement] of statements.entries()) {
    const tried = kept.slice(Math.max(0, kept.lastIndexOf("BEGIN")));
    const next = statements.slice(at + 1, at + 1 + tried.length);
    const isRepeated =
      statement === "ROLLBACK" && tried.length > 1 && tried.every((text, n) => text === next[n]);
    if (isRepeated) kept.length -= tried.length;
    else kept.push(statement);
  }
  return kept;
}

type Step = (browser: Browser, phone: string) => Promise<Reply[]>;
const ways: Record<string, Step> = {
  "POST /api/v1/auths": async (browser, phone) => {
    const asked = await browser.post("/api/v1/auths/", { phone_number: phone });
    const replies = [asked];
    for (let guess = 0; guess < 4; guess++) replies.push(await browser.patch("/api/v1/auths/", { otp: "x" }));
    return replies;
  },
  "POST /v1/auth/create": async (browser, phone) => {
    const begun = await browser.post("/v1/auth/create", { user_phone: phone });
    const guess = { auth_id: begun.json.data.auth_id, auth_code: "x" };
    const replies = [begun, await browser.post("/v1/auth/create", { user_phone: phone })];
    for (let count = 0; count < 6; count++) replies.push(await browser.post("/v1/auth/checkCode", guess));
    return replies;
  },
  "POST /telegram/contact": async (browser, phone) => {
    const { json } = await browser.post("/auth/register/telegram", { name: "Anna" });
    const { sessionId } = json;
    const headers = { authorization: `Bearer ${cafe.apiKey}` };
    return [
      await browser.post("/telegram/contact", { sessionId, phone, telegramId: 7 }, headers),
      await browser.post("/auth/telegram/check-status", { sessionId }),
      await browser.post("/auth/telegram/verify", { sessionId, code: "x" }),
    ];
  },
};

test.each(Object.entries(ways))(
  "%s answers every phone alike, byte for byte, after the same statements",
  async (_name, way) => {
    const seen = [];
    await way(createBrowser(app), newPhone());
    for (const phoneOf of Object.values(people)) {
      const phone = await phoneOf();
      await api.database.db.pool.query("delete from attempt_counter");
      const statements: string[] = [];
      const replies = await tracing.run(statements, () => way(createBrowser(app), phone));
      expect(replies[0]?.status).toBe(200);
      seen.push({ replies: replies.map(faceOf), statements: withoutRepeats(statements) });
    }
    expect(seen[0]?.statements.length).toBeGreaterThan(10);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  },
);

test("the code of a linked phone is on its way to its chat all the same", async () => {
  const phone = await people["linked to Telegram"]();
  api.clock.aheadMs += 31_000;
  await createBrowser(app).post("/api/v1/auths/", { phone_number: phone });
  const { rows } = await api.database.db.pool.query(
    `select k.chat_id is not null as "toChat" from one_time_code k join pgboss.job j on j.singleton_key = k.id::text
     where j.name = 'code-delivery' and k.phone = $1 order by k.created_at`,
    [phone],
  );
  expect(rows.at(-1)).toEqual({ toChat: true });
});
