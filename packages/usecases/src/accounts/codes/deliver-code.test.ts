import { afterAll, beforeAll, expect, test } from "vitest";
import type { Deps } from "../../context.ts";
import { openShop, type Shop } from "../../testing/shop.ts";
import { startOtp } from "../otp/start-otp.ts";
import { deliverCode, paidCodes } from "./deliver-code.ts";

let shop: Shop;
let deps: Deps;
const brought: string[] = [];
const alarms: number[] = [];
beforeAll(async () => {
  shop = await openShop();
  const channel = { isOpen: false, send: async ({ phone }: { phone: string }) => void brought.push(phone) };
  const onUsedUp = (perDay: number) => void alarms.push(perDay);
  deps = { ...shop.deps, codes: { channel, otpDigits: 4, perDay: 40, onUsedUp } };
});
afterAll(() => shop.close());

let phones = 1_000_000;
async function ask(address: string): Promise<void> {
  const { authSession } = await startOtp(deps, `+7998${++phones}`, { address, device: "" });
  await deliverCode(deps, authSession.split(".")[0] ?? "");
}

test("thirty paid codes of one address in ten minutes, forty in all in a day; then the operator is told", async () => {
  for (let count = 0; count < 35; count++) await ask("192.0.2.1");
  expect([brought.length, alarms]).toEqual([30, []]);
  expect(await paidCodes(deps)).toEqual({ used: 30, left: 10 });
  for (let count = 0; count < 12; count++) await ask("192.0.2.2");
  expect([brought.length, alarms]).toEqual([40, [40, 40]]);
  expect(await paidCodes(deps)).toEqual({ used: 40, left: 0 });
  shop.pass(86_400);
  expect(await paidCodes(deps)).toEqual({ used: 0, left: 40 });
  await ask("192.0.2.2");
  expect(brought).toHaveLength(41);
});
