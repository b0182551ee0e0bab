import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stayAlive } from "../leases/alive.ts";
import { openShop, refusalOf, type Shop } from "../testing/shop.ts";
import { claimKey, releaseKey, storeAnswer } from "./idempotency.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const answer = { status: 201, body: '{"code":"K7FM-Q2XW-9P"}', contentType: "application/json" };

describe("an idempotency key", () => {
  test("is claimed by one of ten at once; the others are told that it is under way", async () => {
    const { merchantId } = await shop.merchant();
    const another = await shop.anotherProcess();
    const claims = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        claimKey(index % 2 ? another : shop.deps, merchantId, "k", "hash"),
      ),
    );
    const [won, lost] = ["fulfilled", "rejected"].map((status) =>
      claims.filter((claim) => claim.status === status),
    );
    expect(won).toEqual([{ status: "fulfilled", value: null }]);
    for (const claim of lost ?? [])
      expect(claim).toMatchObject({ reason: { code: "idempotency_in_flight" } });
  });

  test("answers the first answer from then on, to the same request only", async () => {
    const { merchantId } = await shop.merchant();
    await claimKey(shop.deps, merchantId, "k", "hash");
    await storeAnswer(shop.deps, merchantId, "k", answer);
    expect(await claimKey(shop.deps, merchantId, "k", "hash")).toEqual(answer);
    expect(await refusalOf(claimKey(shop.deps, merchantId, "k", "other"))).toBe("idempotency_key_reused");
  });

  test("of one merchant is nothing to another", async () => {
    const [cafe, other] = [await shop.merchant(), await shop.merchant()];
    await claimKey(shop.deps, cafe.merchantId, "k", "hash");
    await storeAnswer(shop.deps, cafe.merchantId, "k", answer);
    expect(await claimKey(shop.deps, other.merchantId, "k", "hash")).toBeNull();
  });

  test("whose request failed may be tried again; one that was answered stays answered", async () => {
    const { merchantId } = await shop.merchant();
    await claimKey(shop.deps, merchantId, "k", "hash");
    await releaseKey(shop.deps, merchantId, "k");
    expect(await claimKey(shop.deps, merchantId, "k", "hash")).toBeNull();
    await storeAnswer(shop.deps, merchantId, "k", answer);
    await releaseKey(shop.deps, merchantId, "k");
    expect(await claimKey(shop.deps, merchantId, "k", "hash")).toEqual(answer);
  });

  test("whose process was killed is taken over after a minute, by the same request and by one taker", async () => {
    const { merchantId } = await shop.merchant();
    await claimKey(shop.deps, merchantId, "k", "hash");
    shop.pass(59);
    expect(await refusalOf(claimKey(shop.deps, merchantId, "k", "hash"))).toBe("idempotency_in_flight");
    shop.pass(2);
    expect(await refusalOf(claimKey(shop.deps, merchantId, "k", "other"))).toBe("idempotency_key_reused");
    const takers = await Promise.allSettled(
      [1, 2, 3].map(() => claimKey(shop.deps, merchantId, "k", "hash")),
    );
    expect(takers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("whose process has ended is free at once; while the process runs it is not", async () => {
    const { merchantId } = await shop.merchant();
    const alive = stayAlive(shop.deps, () => undefined);
    await expect
      .poll(() => shop.rows("select name from lease where name = $1", [`process:${alive.id}`]))
      .toHaveLength(1);
    await claimKey({ ...shop.deps, processId: alive.id }, merchantId, "k", "hash");
    expect(await refusalOf(claimKey(shop.deps, merchantId, "k", "hash"))).toBe("idempotency_in_flight");
    await alive.stop();
    expect(await claimKey(shop.deps, merchantId, "k", "hash")).toBeNull();
  });
});
