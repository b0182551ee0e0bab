import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openShop, refusalOf, type Shop } from "../../testing/shop.ts";
import { createApiKeyCheck } from "./api-key-check.ts";
import { createMerchant } from "./create-merchant.ts";
import { issueApiKey } from "./issue-api-key.ts";
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
    expect(await Promise.all([cafe.apiKey, second].map(check))).toEqual([cafe.merchantId, cafe.merchantId]);
    expect(Buffer.from(second.slice(4), "base64url")).toHaveLength(32);
    const rows = await shop.rows("select * from api_key where merchant_id = $1", [cafe.merchantId]);
    expect(JSON.stringify(rows)).not.toContain(second.slice(4, 20));
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
    expect(await check(second)).toBe(cafe.merchantId);
    expect(await refusalOf(revokeApiKey(shop.deps, cafe.apiKey))).toBe("not_found");
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
