import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Deps } from "../../context.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../../testing/shop.ts";
import { lookUpCode } from "./look-up-code.ts";

let shop: Shop;
let another: Deps;
beforeAll(async () => {
  shop = await openShop();
  another = await shop.anotherProcess();
});
afterAll(() => shop.close());

let people = 0;
const newGuesser = () => ({ telegramUserId: ++people, through: "bot" }) as const;
type Guesser = ReturnType<typeof newGuesser>;
const wrong = { code: "K7FM-Q2XW-9P" };
const guess = (guesser: Guesser, deps = shop.deps) => refusalOf(lookUpCode(deps, guesser, wrong));

describe("wrong codes of one person", () => {
  test("five are answered, the sixth has to wait, and the wait is told", async () => {
    const guesser = newGuesser();
    for (let count = 0; count < 5; count++) expect(await guess(guesser)).toBe("code_invalid");
    await expect(lookUpCode(shop.deps, guesser, wrong)).rejects.toMatchObject({
      code: "too_many_attempts",
      details: { retry_after: 60 },
    });
    shop.pass(60);
    expect(await guess(guesser)).toBe("code_invalid");
    await expect(lookUpCode(shop.deps, guesser, wrong)).rejects.toMatchObject({
      details: { retry_after: 120 },
    });
  });

  test("thirty at once in two processes: five are looked at and no more", async () => {
    const guesser = newGuesser();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => guess(guesser, index % 2 ? another : shop.deps)),
    );
    expect(answers.filter((answer) => answer === "code_invalid")).toHaveLength(5);
    expect(answers.filter((answer) => answer === "too_many_attempts")).toHaveLength(25);
  });

  test("even the right code has to wait, but the link opens", async () => {
    const cafe = await shop.merchant();
    const placed = await cafe.place("A-1");
    const guesser = newGuesser();
    for (let count = 0; count < 5; count++) await guess(guesser);
    expect(await refusalOf(lookUpCode(shop.deps, guesser, { code: codeOf(placed) }))).toBe(
      "too_many_attempts",
    );
    if (placed.telegram?.state !== "unlinked" || !placed.telegram.pairing) throw new Error("no token");
    const { token } = placed.telegram.pairing;
    expect(await lookUpCode(shop.deps, guesser, { token })).toMatchObject({ orderId: placed.order.id });
  });

  test("looking at a right code again and again does not buy more guesses", async () => {
    const cafe = await shop.merchant();
    const own = { code: codeOf(await cafe.place("A-1")) };
    const guesser = newGuesser();
    for (let count = 0; count < 4; count++) {
      expect(await guess(guesser)).toBe("code_invalid");
      await lookUpCode(shop.deps, guesser, own);
    }
    expect(await guess(guesser)).toBe("code_invalid");
    expect(await guess(guesser)).toBe("too_many_attempts");
  });

  test("right codes never run out, and a code that was used up clears the slate", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const guesser = { telegramUserId: Number(anna.person.telegramUserId), through: "bot" } as const;
    const code = codeOf(await cafe.place("A-1"));
    for (let count = 0; count < 12; count++) await lookUpCode(shop.deps, guesser, { code });
    for (let count = 0; count < 4; count++) await guess(guesser);
    await pair(shop.deps, anna, code);
    for (let count = 0; count < 5; count++) expect(await guess(guesser)).toBe("code_invalid");
  });
});

test("wrong links count for nobody: a flood of them leaves everybody's codes alone", async () => {
  const guesser = newGuesser();
  for (let count = 0; count < 20; count++) {
    const token = Buffer.alloc(16, count).toString("base64url");
    expect(await refusalOf(lookUpCode(shop.deps, guesser, { token }))).toBe("code_invalid");
  }
  expect(await guess(guesser)).toBe("code_invalid");
});

test("when many guess, a right code is taken all the same; whoever types a wrong one waits at once", async () => {
  const spent = new Date(shop.now().getTime() + 600_000);
  await shop.rows(
    `insert into attempt_counter (scope, failures, window_start, blocked_until) values ('crowd:bot', 3000, $1, $2)
     on conflict (scope) do update set failures = 3000, window_start = $1, blocked_until = $2`,
    [shop.now(), spent],
  );
  const cafe = await shop.merchant();
  const placed = await cafe.place("A-1");
  const buyer = newGuesser();
  const own = { code: codeOf(placed) };
  expect(await lookUpCode(shop.deps, buyer, own)).toMatchObject({ orderId: placed.order.id });
  const stranger = newGuesser();
  expect(await guess(stranger)).toBe("code_invalid");
  await expect(lookUpCode(shop.deps, stranger, wrong)).rejects.toMatchObject({
    code: "too_many_attempts",
    details: { retry_after: 60 },
  });
  expect(await lookUpCode(shop.deps, buyer, own)).toMatchObject({ orderId: placed.order.id });
  const viaApi = { telegramUserId: ++people, through: { merchantId: cafe.merchantId } };
  for (let count = 0; count < 2; count++)
    expect(await refusalOf(lookUpCode(shop.deps, viaApi, wrong, cafe.merchantId))).toBe("code_invalid");
  shop.pass(600);
  const later = newGuesser();
  expect([await guess(later), await guess(later)]).toEqual(["code_invalid", "code_invalid"]);
});
