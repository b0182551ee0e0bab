import { randomUUID } from "node:crypto";
import { allowCodes } from "@gotovo/usecases/accounts/codes/allow-codes";
import { codeOf } from "@gotovo/usecases/accounts/codes/code-of";
import { tellOfGuesses } from "@gotovo/usecases/accounts/codes/note-wrong-code";
import { stopCodes } from "@gotovo/usecases/accounts/codes/stop-codes";
import { newBrowserSecret, packOtpSession } from "@gotovo/usecases/accounts/otp/otp-session";
import { enterChat } from "@gotovo/usecases/chats/enter-chat";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCaller, type Reply } from "../testing/caller.ts";
import { createTestApi, type TestApi } from "../testing/test-api.ts";

const path = "/api/v1/auths";
let api: TestApi;
let elsewhere: Awaited<ReturnType<TestApi["another"]>>;
beforeAll(async () => {
  api = await createTestApi({ trustedProxies: 1 });
  elsewhere = await api.another();
});
afterAll(() => api.close());
beforeEach(() => api.database.db.pool.query("delete from attempt_counter"));

let phones = 0;
const newPhone = () => `+7994${String(1_000_000 + ++phones)}`;
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);
const addressOf = (n: number) => `10.0.${n >> 8}.${n & 255}`;

interface Waiting {
  readonly auth_session: string;
  readonly right: string;
  readonly wrong: string;
}

/** Types a code as somebody whose requests come with this `X-Forwarded-For`. */
function type(
  { auth_session }: Waiting,
  otp: string,
  forwarded: string,
  app: TestApi["app"] = api.app,
): Promise<Reply> {
  const headers = { "x-forwarded-for": forwarded };
  return createCaller(app).call("PATCH", path, { body: { otp, auth_session }, headers });
}

const inTurn = (n: number) => (n % 2 === 0 ? api.app : elsewhere.app);
/** So many at once as a busy process still takes, however slow the machine: the rest would be told to come back. */
const atOnce = 20;
async function inWaves<T>(all: readonly T[], one: (each: T, n: number) => Promise<Reply>) {
  const replies: Reply[] = [];
  for (let from = 0; from < all.length; from += atOnce)
    replies.push(
      ...(await Promise.all(all.slice(from, from + atOnce).map((each, n) => one(each, from + n)))),
    );
  return replies;
}
const counted = (replies: readonly Reply[], status: number) =>
  replies.filter((reply) => reply.status === status).length;

/** Somebody asks for a code of a phone, and holds what their browser would. */
async function asked(phone: string, address: string, app = api.app) {
  const reply = await createCaller(app).post(path, { phone_number: phone }, { "x-forwarded-for": address });
  const otp = /use (\d+)/.exec(reply.json.response)?.[1] ?? "";
  return { auth_session: reply.json.auth_session, right: otp, wrong: otp.startsWith("1") ? "2222" : "1111" };
}

const dayMs = 86_400_000;
const fresh = async () => {
  api.clock.aheadMs += dayMs;
  await api.database.db.pool.query("delete from attempt_counter");
};

describe("guesses", () => {
  test("without a code of their own thirty of one address are answered; a right one from there always is", async () => {
    const own = await asked(newPhone(), "192.0.2.9");
    const blind = {
      auth_session: packOtpSession(randomUUID(), newBrowserSecret(api.deps).secret),
      right: "",
      wrong: "1111",
    };
    const replies = [];
    for (const n of numbers(40)) replies.push(await type(blind, "1111", "192.0.2.9", inTurn(n)));
    expect([counted(replies, 400), counted(replies, 429)]).toEqual([30, 10]);
    expect(Number(replies.at(-1)?.headers.get("retry-after"))).toBeGreaterThan(500);
    expect((await type(own, own.right, "192.0.2.9")).status).toBe(200);
  });

  test("three hundred wrong codes without any session are nobody's wait but their own", async () => {
    const own = await asked(newPhone(), "203.0.113.1");
    const blind = {
      auth_session: packOtpSession(randomUUID(), newBrowserSecret(api.deps).secret),
      right: "",
      wrong: "1111",
    };
    const replies = await inWaves(
      numbers(300).map(() => blind),
      (code, n) => type(code, code.wrong, addressOf(n), inTurn(n)),
    );
    expect(counted(replies, 400)).toBe(300);
    expect((await type(own, own.right, "203.0.113.1")).status).toBe(200);
  });

  test("a phone whose codes strangers guess from everywhere still signs its owner in, with a longer code", async () => {
    await fresh();
    const phone = newPhone();
    const early = await asked(phone, "203.0.113.7");
    const looks = [];
    for (const n of numbers(8)) {
      api.clock.aheadMs += 61_000;
      const code = await asked(phone, addressOf(n));
      for (const _ of numbers(3)) {
        const reply = await type(code, code.wrong, addressOf(n), inTurn(n));
        looks.push({ status: reply.status, digits: code.right.length });
      }
    }
    expect(looks.every(({ status }) => status === 400)).toBe(true);
    expect(early.right).toHaveLength(4);
    expect(looks.filter(({ digits }) => digits === 4).length).toBeLessThanOrEqual(10);
    api.clock.aheadMs += 600_000;
    const own = await asked(phone, "203.0.113.7");
    expect(own.right.length).toBeGreaterThan(4);
    expect((await type(own, own.right, "203.0.113.7")).status).toBe(200);
  });

  test("however many phones and addresses: no more looks at four digits than the deployment bears in a day", async () => {
    await fresh();
    const codes = await Promise.all(numbers(60).map((n) => asked(newPhone(), addressOf(n), inTurn(n))));
    const four = codes.filter(({ right }) => right.length === 4);
    expect(four.length).toBeGreaterThan(10);
    expect(four.length * 3).toBeLessThanOrEqual(60);
    const replies = await inWaves([...codes, ...codes, ...codes], (code, n) =>
      type(code, code.wrong, addressOf(n)),
    );
    expect(counted(replies, 400)).toBe(180);
    const next = await asked(newPhone(), "203.0.113.9");
    expect(next.right.length).toBeGreaterThan(4);
    expect((await type(next, next.right, "203.0.113.9")).status).toBe(200);
    api.clock.aheadMs += dayMs;
    expect((await asked(newPhone(), "203.0.113.9")).right).toHaveLength(4);
  });

  test("codes that are entered cost nobody anything: a busy evening stays at four digits", async () => {
    await fresh();
    for (const n of numbers(40)) {
      const code = await asked(newPhone(), "203.0.113.5", inTurn(n));
      expect(code.right).toHaveLength(4);
      expect((await type(code, code.right, "203.0.113.5")).status).toBe(200);
    }
  });
});

describe("the owner of a phone", () => {
  async function owner() {
    const phone = newPhone();
    const code = await asked(phone, "203.0.113.3");
    expect((await type(code, code.right, "203.0.113.3")).status).toBe(200);
    const chatId = BigInt(7_000 + phones);
    const who = { telegramUserId: chatId, name: "Anna", language: "ru" } as const;
    const { person } = await enterChat(api.deps, { bot: "customer", chatId }, who);
    await api.deps.db.prisma.account.update({ where: { phone }, data: { personId: person.id } });
    api.clock.aheadMs += 31_000;
    return { phone, chatId, personId: person.id };
  }
  const codeIdOf = (auth_session: string) => auth_session.split(".")[0] as string;
  const rightOf = async ({ auth_session }: { auth_session: string }) => {
    const id = codeIdOf(auth_session);
    const { digits } = await api.deps.db.prisma.oneTimeCode.findUniqueOrThrow({ where: { id } });
    return codeOf(api.deps.keyring, id, digits);
  };

  test("is told in their chat at the third wrong code, once", async () => {
    const { phone, chatId } = await owner();
    const code = await asked(phone, "192.0.2.66");
    const jobs = async () =>
      (
        await api.database.db.pool.query(
          "select 1 from pgboss.job where name = 'guessed-codes' and singleton_key = $1",
          [codeIdOf(code.auth_session)],
        )
      ).rowCount;
    for (const looked of numbers(3)) {
      expect(await jobs()).toBe(0);
      expect(
        (await type(code, (await rightOf(code)) === "1111" ? "2222" : "1111", addressOf(looked))).status,
      ).toBe(400);
    }
    expect(await jobs()).toBe(1);
    await tellOfGuesses(api.deps, codeIdOf(code.auth_session));
    const { rows } = await api.database.db.pool.query(
      "select content->>'key' as key from chat_message where chat_id = $1",
      [chatId],
    );
    expect(rows).toContainEqual({ key: "codes-guessed" });
  });

  test("stops all codes for a day with “it was not me”: askers are answered as ever, and no code opens anything", async () => {
    const { phone, personId } = await owner();
    const waiting = await asked(phone, "192.0.2.67");
    await stopCodes(api.deps, personId);
    expect((await type(waiting, await rightOf(waiting), "192.0.2.67")).status).toBe(400);
    api.clock.aheadMs += 31_000;
    const stopped = await asked(phone, "192.0.2.67");
    expect(stopped.auth_session).toBeDefined();
    expect((await type(stopped, await rightOf(stopped), "192.0.2.67")).status).toBe(400);
    await allowCodes(api.deps, personId);
    api.clock.aheadMs += 31_000;
    const allowed = await asked(phone, "192.0.2.67");
    expect((await type(allowed, await rightOf(allowed), "192.0.2.67")).status).toBe(200);
  });
});

describe("codes that are sent", () => {
  const ask = (phone: string, address: string, app = api.app) =>
    createCaller(app).post(path, { phone_number: phone }, { "x-forwarded-for": address });

  test("a phone gets one, though a hundred addresses ask", async () => {
    const phone = newPhone();
    const replies = await inWaves(numbers(100), (n) => ask(phone, addressOf(n), inTurn(n)));
    expect([counted(replies, 200), counted(replies, 429)]).toEqual([1, 99]);
  });

  test("an address has a hundred sent", async () => {
    const replies = await inWaves(numbers(101), (n) =>
      ask(newPhone(), `2001:db8::${n.toString(16)}`, inTurn(n)),
    );
    expect([counted(replies, 200), counted(replies, 429)]).toEqual([100, 1]);
    expect((await ask(newPhone(), "2001:db8:0:1::")).status).toBe(200);
  });

  test("when thousands are sent in ten minutes an address has ten, and each of its own", async () => {
    await ask(newPhone(), addressOf(1));
    await api.database.db.pool.query("update attempt_counter set failures = 3000 where scope = 'sends:all'");
    const flood = await Promise.all(numbers(20).map((n) => ask(newPhone(), addressOf(500), inTurn(n))));
    expect([counted(flood, 200), counted(flood, 429)]).toEqual([10, 10]);
    const others = await Promise.all(numbers(10).map((n) => ask(newPhone(), addressOf(n), inTurn(n))));
    expect(counted(others, 200)).toBe(10);
  });
});
