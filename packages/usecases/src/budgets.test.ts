import * as domain from "@gotovo/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { activateInvite } from "./accounts/activate-invite.ts";
import { codeOf } from "./accounts/codes/code-of.ts";
import { openAccount } from "./accounts/open-account.ts";
import { redeemOtp } from "./accounts/otp/redeem-otp.ts";
import { startOtp } from "./accounts/otp/start-otp.ts";
import { startSignUp } from "./accounts/sign-up/start-sign-up.ts";
import type { Deps } from "./context.ts";
import { writeFromPage } from "./dialogs/page/write-from-page.ts";
import { checkOwnerKey, ownerKeyOf } from "./orders/owner-key.ts";
import { lookUpCode } from "./orders/pairing/look-up-code.ts";
import { withCodes } from "./testing/authorizations.ts";
import { type Budget, named, useUp as useUpScope } from "./testing/budgets.ts";
import { openShop, codeOf as pairingCodeOf, refusalOf, type Shop } from "./testing/shop.ts";

let shop: Shop;
let deps: Deps;
/** An order whose buyer has a pairing code. */
let order: { readonly id: string; readonly code: string; readonly merchantId: string };
const written: Parameters<typeof writeFromPage>[1][] = [];
beforeAll(async () => {
  shop = await openShop();
  deps = withCodes(shop.deps);
  const cafe = await shop.merchant();
  const placed = await cafe.place("A-1");
  written.push(placed.order, (await cafe.place("A-2")).order);
  order = { id: placed.order.id, code: pairingCodeOf(placed), merchantId: cafe.merchantId };
});
afterAll(() => shop.close());

const here = "192.0.2.1";
const elsewhere = "198.51.100.1";
const from = (address: string) => ({ address, device: "" });
const flooding = "2001:db8:5:0::/64";
let phones = 0;
const newPhone = () => `+7997${String(1_000_000 + ++phones)}`;

/** The digits of the code that was sent last. */
async function lastCode(): Promise<{ id: string; digits: number; code: string }> {
  const row = await deps.db.prisma.oneTimeCode.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  return { ...row, code: codeOf(deps.keyring, row.id, row.digits) };
}

/** Asks for a code at an address, and later enters the right one there. */
async function signsIn(phone: string, address: string, meanwhile = async () => {}): Promise<void> {
  shop.pass(1);
  const { authSession } = await startOtp(deps, phone, from(address));
  const { code } = await lastCode();
  await meanwhile();
  await redeemOtp(deps, authSession, code, from(address));
}
const account = async () => (await deps.db.tx((tx) => openAccount(deps, tx, { phone: newPhone() }))).id;

const bot = (telegramUserId: number, code = order.code) =>
  lookUpCode(deps, { telegramUserId, through: "bot" }, { code });
const api = (telegramUserId: number, code = order.code) =>
  lookUpCode(deps, { telegramUserId, through: { merchantId: order.merchantId } }, { code }, order.merchantId);

const writes = (n: 0 | 1) =>
  writeFromPage(deps, written[n] as (typeof written)[0], { clientId: "a-message", text: "?" });

const budgets: readonly Budget[] = [
  {
    of: "personPolicy",
    scopes: ["person:7", "merchant:M:person:7"],
    refuses: "who has typed wrong pairing codes, there where they did",
    refused: async () => {
      await bot(7);
    },
    spares: async () => {
      await bot(8);
      await api(8);
    },
  },
  {
    of: "crowdPolicy",
    scopes: ["crowd:bot", "crowd:merchant:M"],
    refuses: null,
    spares: async () => {
      await bot(9);
      await api(9);
    },
  },
  {
    of: "ownerKeyPolicy",
    scopes: [`owner-key:address:${here}`],
    refuses: "wrong keys of an address that has shown many",
    refused: () => checkOwnerKey(deps, order.id, "wrong", here),
    spares: async () =>
      expect(await checkOwnerKey(deps, order.id, ownerKeyOf(deps.keyring, order.id), here)).toBe(true),
  },
  {
    of: "pageMessagePolicy",
    scopes: ["page-message:order:O"],
    refuses: "who has written many messages on the page of an order",
    refused: () => writes(0),
    spares: () => writes(1),
  },
  {
    of: "sendPolicies.pair",
    scopes: [`sends:pair:${here}:P`],
    refuses: "the address that asks for codes of one phone again and again",
    refused: (phone) => startOtp(deps, phone, from(here)),
    spares: (phone) => signsIn(phone, elsewhere),
  },
  {
    of: "sendPolicies.phone",
    scopes: ["sends:phone:P"],
    refuses: "whoever wants another code for a phone that was just sent many: ten minutes at most",
    refused: (phone) => startOtp(deps, phone, from(here)),
    spares: (phone) => signsIn(newPhone(), here, () => useUp("sends:phone:P", phone)),
  },
  {
    of: "sendPolicies.address",
    scopes: [`sends:address:${here}`],
    refuses: "the address that asks for codes of many phones",
    refused: (phone) => startOtp(deps, phone, from(here)),
    spares: (phone) => signsIn(phone, elsewhere, () => useUp(`sends:address:${elsewhere}`, phone)),
  },
  {
    of: "sendPolicies.network",
    scopes: ["sends:network:2001:db8:5::/48"],
    refuses: "the /48 that asks for codes of many phones",
    refused: (phone) => startOtp(deps, phone, from(flooding)),
    spares: (phone) => signsIn(phone, elsewhere),
  },
  {
    of: "crowdedPolicies.all",
    scopes: ["sends:all", `sends:address:${flooding}`],
    refuses: "addresses that ask for more than ten codes while thousands are asked for",
    refused: (phone) => startOtp(deps, phone, from(flooding)),
    spares: (phone) => signsIn(phone, elsewhere),
  },
  {
    of: "crowdedPolicies.day",
    scopes: ["sends:day"],
    refuses: null,
    spares: (phone) => signsIn(phone, here),
  },
  {
    of: "paidPolicy",
    scopes: [`paid:address:${here}`, "paid:day"],
    refuses: null,
    spares: (phone) => signsIn(phone, here),
  },
  {
    of: "chancesPerDay",
    scopes: ["chance:phone:P", `chance:address:${here}`, "chance:all"],
    refuses: null,
    spares: (phone) => signsIn(phone, here),
  },
  {
    of: "blindPolicy",
    scopes: [`blind:address:${here}`],
    refuses: "codes typed in a browser that has asked for none, of an address that types many such",
    refused: () => redeemOtp(deps, null, "1234", from(here)),
    spares: (phone) => signsIn(phone, here),
  },
  {
    of: "blindNetworkPolicy",
    scopes: ["blind:network:2001:db8:5::/48"],
    refuses: "the same of a /48",
    refused: () => redeemOtp(deps, null, "1234", from(flooding)),
    spares: (phone) => signsIn(phone, flooding),
  },
  {
    of: "invitePolicy",
    scopes: ["invites:account:I"],
    refuses: "the account that has tried invite codes which are nobody's",
    refused: (_, accountId) => activateInvite(deps, accountId, "AAAAAA"),
    spares: async () =>
      expect(await refusalOf(activateInvite(deps, await account(), "AAAAAA"))).toBe("invite_code_unknown"),
  },
  {
    of: "beginPolicy",
    scopes: [`begins:address:${here}`],
    refuses: "the address that begins many sign-ups",
    refused: () => startSignUp(deps, "Anna", from(here)),
    spares: () => startSignUp(deps, "Anna", from(elsewhere)),
  },
  {
    of: "beginNetworkPolicy",
    scopes: ["begins:network:2001:db8:5::/48"],
    refuses: "the /48 that begins many sign-ups",
    refused: () => startSignUp(deps, "Anna", from(flooding)),
    spares: () => startSignUp(deps, "Anna", from(elsewhere)),
  },
];

const useUp = (scope: string, phone: string, accountId = "") =>
  useUpScope(shop, named(scope, { P: phone, I: accountId, M: order.merchantId, O: order.id }));

test.each(budgets)("$of refuses $refuses", async ({ scopes, refuses, refused, spares }) => {
  await shop.rows("delete from attempt_counter");
  const [phone, accountId] = [newPhone(), await account()];
  for (const scope of scopes) await useUp(scope, phone, accountId);
  if (refuses !== null)
    expect(await refusalOf(refused?.(phone, accountId) ?? Promise.resolve())).toBe("too_many_attempts");
  await spares(phone, accountId);
});

test("every budget is in the table", () => {
  const isPolicy = (value: unknown) => typeof value === "object" && value !== null && "free" in value;
  const names = Object.entries(domain).flatMap(([name, value]): string[] => {
    if (isPolicy(value) || name === "chancesPerDay") return [name];
    if (!/[pP]olicies$/.test(name) || ["codePolicies", "customerCancelPolicies"].includes(name)) return [];
    return Object.keys(value).map((key) => `${name}.${key}`);
  });
  expect(budgets.map(({ of }) => of).sort()).toEqual(names.sort());
});

test("in a flood of codes those of chats have twelve digits, and nobody waits", async () => {
  await shop.rows("delete from attempt_counter");
  await useUp("sends:day", "");
  const phone = newPhone();
  const { chatId } = await shop.person();
  await shop.rows("update chat set contact_at = now() where chat_id = $1", [chatId]);
  await deps.db.tx((tx) => openAccount(deps, tx, { phone }));
  await shop.rows(
    "update account set person_id = (select person_id from chat where chat_id = $1) where phone = $2",
    [chatId, phone],
  );
  await signsIn(phone, here);
  expect((await lastCode()).digits).toBe(12);
  await signsIn(newPhone(), here);
  expect((await lastCode()).digits).toBe(4);
});
