import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openShop, refusalOf, type Shop } from "../../testing/shop.ts";
import { createApiKeyCheck } from "./api-key-check.ts";
import { apiKeyHash } from "./api-key-hash.ts";
import { createMerchant } from "./create-merchant.ts";
import { issueApiKey } from "./issue-api-key.ts";
import { listApiKeys } from "./list-api-keys.ts";
import { revokeApiKey } from "./revoke-api-key.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe("an API key", () => {
  test("is one of several of its merchant, and only its hash is kept", async () => {
    const cafe = await shop.merchant();
    const second = await issueApiKey(shop.deps, cafe.merchantId);
    const check = createApiKeyCheck(shop.deps);
    const holder = { merchantId: cafe.merchantId, liveMerchantId: cafe.merchantId };
    expect(await Promise.all([cafe.apiKey, second].map(check))).toEqual([holder, holder]);
    expect(Buffer.from(second.slice("gtv_live_".length), "base64url")).toHaveLength(32);
    const rows = await shop.rows("select * from api_key where merchant_id = $1", [cafe.merchantId]);
    expect(JSON.stringify(rows)).not.toContain(second.slice(9, 25));
  });

  test("that is revoked ends within a second, in processes that trusted it too; the others go on", async () => {
    const cafe = await shop.merchant();
    const second = await issueApiKey(shop.deps, cafe.merchantId);
    const check = createApiKeyCheck(shop.deps);
    await check(cafe.apiKey);
    await revokeApiKey(shop.deps, cafe.apiKey);
    expect(await createApiKeyCheck(shop.deps)(cafe.apiKey)).toBeNull();
    shop.pass(1);
    expect(await check(cafe.apiKey)).toBeNull();
    expect(await check(second)).toMatchObject({ merchantId: cafe.merchantId });
    expect(await refusalOf(revokeApiKey(shop.deps, cafe.apiKey))).toBe("not_found");
  });

  test("says by its prefix whether it is live; all test keys of a merchant are of one other side", async () => {
    const cafe = await shop.merchant();
    const check = createApiKeyCheck(shop.deps);
    const keys = [
      cafe.testApiKey,
      ...(await Promise.all([1, 2].map(() => issueApiKey(shop.deps, cafe.merchantId, "test")))),
    ];
    expect([cafe.apiKey, ...keys].map((key) => key.slice(0, 9))).toEqual([
      "gtv_live_",
      ...keys.map(() => "gtv_test_"),
    ]);
    const holders = await Promise.all(keys.map(check));
    expect(new Set(holders.map((holder) => holder?.merchantId)).size).toBe(1);
    expect(holders[0]).toMatchObject({ liveMerchantId: cafe.merchantId });
    const side = holders[0]?.merchantId ?? "";
    expect(side).not.toBe(cafe.merchantId);
    expect(await refusalOf(issueApiKey(shop.deps, side))).toBe("not_found");
  });

  test("is listed with its kind and the hour of its last use, until it is revoked", async () => {
    const cafe = await shop.merchant();
    const listed = () => listApiKeys(shop.deps, cafe.merchantId);
    const lastUse = async () => (await listed()).map(({ lastUsedAt }) => lastUsedAt);
    const first = shop.now();
    const used = createApiKeyCheck(shop.deps);
    await used(cafe.apiKey);
    // The merchant of this test has asked for its test side with its test key.
    await expect.poll(lastUse).toEqual([first, first]);
    expect(await listed()).toEqual([
      expect.objectContaining({ mode: "live", endsWith: cafe.apiKey.slice(-4) }),
      expect.objectContaining({ mode: "test", endsWith: cafe.testApiKey.slice(-4) }),
    ]);
    shop.pass(3599);
    await used(cafe.apiKey);
    shop.pass(1);
    await used(cafe.apiKey);
    await expect.poll(lastUse).toEqual([new Date(first.getTime() + 3_600_000), first]);
    expect(await refusalOf(listApiKeys(shop.deps, cafe.testSideId))).toBe("not_found");
    await revokeApiKey(shop.deps, cafe.testApiKey);
    expect(await listed()).toHaveLength(1);
  });

  test("that a merchant had before there were test keys is live", async () => {
    const { merchantId } = await shop.merchant();
    await shop.rows(
      "insert into api_key (id, merchant_id, hash, hint) values (gen_random_uuid(), $1, $2, 'x')",
      [merchantId, apiKeyHash("gtv_of-old")],
    );
    const holder = { merchantId, liveMerchantId: merchantId };
    expect(await createApiKeyCheck(shop.deps)("gtv_of-old")).toEqual(holder);
  });

  test.each([[""], ["gtv_"], ["Bearer x"], ["' or true --"], ["x".repeat(10_000)], ["\u0000"]])(
    "%j is no key",
    async (key) => {
      expect(await createApiKeyCheck(shop.deps)(key)).toBeNull();
    },
  );

  test("is not made for a merchant that does not exist", async () => {
    const nobody = "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11";
    expect(await refusalOf(issueApiKey(shop.deps, nobody))).toBe("not_found");
  });
});

describe("a merchant", () => {
  test.each([
    ["without a venue", { name: "Cafe", venues: [] }],
    ["with a time zone of fantasy", { name: "Cafe", venues: [{ name: "Hall", timezone: "Mars/Olympus" }] }],
    ["without a name", { name: " ", venues: [{ name: "Hall" }] }],
    ["with a venue whose name fills a card", { name: "Cafe", venues: [{ name: "x".repeat(101) }] }],
  ])("%s is refused, and nothing is left of it", async (_, input) => {
    const before = await shop.rows("select 1 from merchant");
    expect(await refusalOf(createMerchant(shop.deps, input))).toBe("validation_failed");
    expect(await shop.rows("select 1 from merchant")).toHaveLength(before.length);
  });
});
