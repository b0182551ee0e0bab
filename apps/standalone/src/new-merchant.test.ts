import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { exportsOf } from "./new-merchant.ts";

test("a shell that evaluates the exports has the variables of the documentation's examples", () => {
  const merchant = {
    merchant_id: "m-1",
    api_key: "gtv_a'b$(exit 1)",
    test_api_key: "gtv_test_c",
    venues: [
      { horeca_id: "v-1", name: "First" },
      { horeca_id: "v-2", name: "Second" },
    ],
    owner_invite_url: "https://t.me/bot?start=a&b",
  };
  const script = `eval "$EXPORTS"; printf '%s\\n' "$API_KEY" "$HORECA_ID" "$MERCHANT_ID" "$OWNER_INVITE_URL" "$TEST_API_KEY"`;
  const env = { ...process.env, EXPORTS: exportsOf(merchant) };
  const said = execFileSync("sh", ["-c", script], { env, encoding: "utf8" });
  expect(said.split("\n").slice(0, 5)).toEqual([
    merchant.api_key,
    "v-1",
    "m-1",
    merchant.owner_invite_url,
    "gtv_test_c",
  ]);
});
