import { randomUUID } from "node:crypto";
import { codeOf } from "@gotovo/usecases/accounts/codes/code-of";
import { newBrowserSecret, packOtpSession } from "@gotovo/usecases/accounts/otp/otp-session";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCaller, type Reply } from "../testing/caller.ts";
import { codeFor } from "../testing/codes.ts";
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

/** Waiting codes of these phones, with what their browsers hold. */
async function waitingCodes(to: readonly string[]) {
  const { secret, hash } = newBrowserSecret(api.deps);
  const codes = to.map((phone) => ({ id: randomUUID(), phone }));
  const now = api.deps.clock();
  await api.deps.db.prisma.oneTimeCode.createMany({
    data: codes.map((code) => ({
      ...code,
      purpose: "otp",
      digits: 4,
      browserHash: hash,
      device: "",
      address: "",
      createdAt: now,
      expiresAt: new Date(now.getTime() + 120_000),
    })),
  });
  return codes.map(({ id }) => {
    const right = codeOf(api.deps.keyring, id, 4);
    const wrong = right === "1111" ? "2222" : "1111";
    return { auth_session: packOtpSession(id, secret), right, wrong };
  });
}

type Waiting = Awaited<ReturnType<typeof waitingCodes>>[number];

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
/** A hundred at once, as a busy process still takes them. */
async function inWaves(codes: readonly Waiting[], one: (code: Waiting, n: number) => Promise<Reply>) {
  const replies: Reply[] = [];
  for (let from = 0; from < codes.length; from += 100)
    replies.push(...(await Promise.all(codes.slice(from, from + 100).map((code, n) => one(code, from + n)))));
  return replies;
}
const counted = (replies: readonly Reply[], status: number) =>
  replies.filter((reply) => reply.status === status).length;

describe("guesses", () => {
  test("one address gets thirty, over all phones and processes and after a restart, by /64 and by what the proxy wrote", async () => {
    const codes = await waitingCodes(numbers(34).map(newPhone));
    const guess = (n: number, app = inTurn(n)) => {
      const code = codes[n] as Waiting;
      return type(code, code.wrong, `192.0.2.${n}, 2001:db8:1:2::${n}`, app);
    };
    for (const n of numbers(30)) expect((await guess(n)).status).toBe(400);
    const refused = await guess(30);
    expect([refused.status, refused.json.code]).toEqual([429, "too_many_attempts"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(500);
    expect((await guess(31, (await api.another()).app)).status).toBe(429);
    const [mine, theirs] = [codes[32] as Waiting, codes[33] as Waiting];
    expect((await type(mine, mine.right, "2001:db8:1:2:ffff::1")).status).toBe(429);
    expect((await type(theirs, theirs.right, "2001:db8:1:3::1")).status).toBe(200);
    api.clock.aheadMs += 600_000;
    const [fresh] = await waitingCodes([newPhone()]);
    expect((await type(fresh as Waiting, fresh?.right ?? "", "2001:db8:1:2::1")).status).toBe(200);
  });

  test("without a proxy a made-up X-Forwarded-For makes nobody another", async () => {
    const { app } = await api.another({ trustedProxies: 0 });
    const codes = await waitingCodes(numbers(31).map(newPhone));
    const replies = await Promise.all(codes.map((code, n) => type(code, code.wrong, addressOf(n), app)));
    expect([counted(replies, 400), counted(replies, 429)]).toEqual([30, 1]);
  });

  test("a phone bears five from a hundred addresses at once, whatever its codes are for", async () => {
    const phone = newPhone();
    const codes = await waitingCodes(numbers(100).map(() => phone));
    const replies = await inWaves(codes, (code, n) => type(code, code.wrong, addressOf(n), inTurn(n)));
    expect([counted(replies, 400), counted(replies, 429)]).toEqual([5, 95]);

    const begun = await api.anyone.post("/v1/auth/create", { user_phone: phone });
    const guess = { auth_id: begun.json.data.auth_id, auth_code: await codeFor(api.deps, phone) };
    const checked = await api.anyone.post("/v1/auth/checkCode", guess);
    expect([checked.status, checked.json.method_result]).toEqual([429, "0002"]);
  });

  test("a thousand phones from a thousand addresses, a hundred at once: 150 are told, and then not even the right one is", async () => {
    const codes = await waitingCodes(numbers(1_001).map(newPhone));
    const last = codes.pop() as Waiting;
    const replies = await inWaves(codes, (code, n) => type(code, code.wrong, addressOf(n), inTurn(n)));
    expect([counted(replies, 400), counted(replies, 429)]).toEqual([150, 850]);
    expect((await type(last, last.right, "203.0.113.1")).status).toBe(429);
    api.clock.aheadMs += 600_000;
    const [fresh] = await waitingCodes([newPhone()]);
    expect((await type(fresh as Waiting, fresh?.right ?? "", "203.0.113.1")).status).toBe(200);
  });
});

describe("codes that are sent", () => {
  const ask = (phone: string, address: string, app = api.app) =>
    createCaller(app).post(path, { phone_number: phone }, { "x-forwarded-for": address });

  test("a phone gets one, though a hundred addresses ask at once", async () => {
    const phone = newPhone();
    const replies = await Promise.all(numbers(100).map((n) => ask(phone, addressOf(n), inTurn(n))));
    expect([counted(replies, 200), counted(replies, 429)]).toEqual([1, 99]);
  });

  test("an address has a hundred sent", async () => {
    const replies = await Promise.all(
      numbers(101).map((n) => ask(newPhone(), `2001:db8::${n.toString(16)}`, inTurn(n))),
    );
    expect([counted(replies, 200), counted(replies, 429)]).toEqual([100, 1]);
    expect((await ask(newPhone(), "2001:db8:0:1::")).status).toBe(200);
  });

  test("over all there are three thousand in ten minutes", async () => {
    await ask(newPhone(), addressOf(1));
    await api.database.db.pool.query("update attempt_counter set failures = 2998 where scope = 'sends:all'");
    const replies = await Promise.all(numbers(10).map((n) => ask(newPhone(), addressOf(n), inTurn(n))));
    expect([counted(replies, 200), counted(replies, 429)]).toEqual([2, 8]);
  });
});
