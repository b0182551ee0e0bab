import { afterAll, beforeAll, expect, test } from "vitest";
import { sayTo } from "./chats/queue-message.ts";
import { enterStep } from "./chats/step.ts";
import { claimKey, storeAnswer } from "./http/idempotency.ts";
import { ownerCookieOf, ownerKeyOf } from "./orders/owner-key.ts";
import { lookUpCode } from "./orders/pairing/look-up-code.ts";
import { codeOf, openShop, pair, type Shop } from "./testing/shop.ts";
import { issueApiKey } from "./venue/merchants/issue-api-key.ts";
import { acceptInvite } from "./venue/staff/accept-invite.ts";
import { createInvite, inviteToken } from "./venue/staff/create-invite.ts";
import { findStaff } from "./venue/staff/find-staff.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** Every value of every row of every table, the job queue's too, as text. */
async function everythingStored(): Promise<string> {
  const tables = await shop.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
  );
  const dumps: string[] = [];
  for (const { name } of tables) {
    const rows = await shop.rows<{ row: string }>(`select t::text as row from ${name} t`);
    dumps.push(...rows.map(({ row }) => row));
  }
  return dumps.join("\n");
}

test("nobody who reads the database finds a code, a link's token, an invite or an API key", async () => {
  const cafe = await shop.merchant();
  const secrets = [cafe.apiKey, cafe.ownerInviteToken, await issueApiKey(shop.deps, cafe.merchantId)];

  const owner = await shop.person("horeca");
  await acceptInvite(shop.deps, owner, cafe.ownerInviteToken);
  const staff = await findStaff(shop.deps, owner);
  if (!staff) throw new Error("not staff");
  const inviteId = await createInvite(shop.deps, staff, "barista");
  await sayTo(shop.deps, owner, { key: "team-invite", args: { inviteId } });
  secrets.push(inviteToken(shop.deps, inviteId));

  const anna = await shop.person();
  for (const orderId of ["A-1", "A-2"]) {
    const placed = await cafe.place(orderId);
    const code = codeOf(placed);
    if (placed.telegram?.state !== "unlinked" || !placed.telegram.pairing) throw new Error("no token");
    secrets.push(code, code.replaceAll("-", ""), placed.telegram.pairing.token);
    secrets.push(
      ownerKeyOf(shop.deps.keyring, placed.order.id),
      ownerCookieOf(shop.deps.keyring, placed.order.id),
    );
    const { pairingId, number } = await lookUpCode(
      shop.deps,
      { telegramUserId: 1, through: "bot" },
      { code },
    );
    await enterStep(shop.deps, anna, { name: "confirm-pairing", data: { pairingId, number, venue: "" } });
    await claimKey(shop.deps, cafe.merchantId, orderId, "hash");
    const answer = { status: 201, body: JSON.stringify(placed.telegram), contentType: "application/json" };
    await storeAnswer(shop.deps, cafe.merchantId, orderId, answer);
    if (orderId === "A-1") await pair(shop.deps, anna, code);
  }

  const stored = await everythingStored();
  expect(stored).toContain("A-1");
  for (const secret of secrets)
    expect(stored.includes(secret), `a secret of ${secret.length} letters`).toBe(false);
});
