import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Checkout, createDemoCafe, type DemoCafeDeps } from "./cafe.ts";

let folder: string;
let created: number;
const file = () => join(folder, "new", "cafe.json");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "demo-cafe-"));
  created = 0;
});
afterEach(() => rm(folder, { recursive: true }));

function open(changes: Partial<DemoCafeDeps> = {}) {
  return createDemoCafe({
    file: file(),
    createMerchant: async () => {
      created++;
      return {
        merchant_id: `m${created}`,
        api_key: `secret-${created}`,
        venues: [{ horeca_id: `v${created}`, name: "Zerno" }],
        owner_invite_url: "http://localhost:3001/t.me/x?start=y",
      };
    },
    ...changes,
  });
}

const checkoutOf = (key: string) => (number: string) =>
  ({
    key,
    fingerprint: "f",
    order: { order_id: key, horeca_id: "v1", number, items: [{ name: "Latte", quantity: 1 }] },
  }) satisfies Checkout;

describe("the demo café", () => {
  it("makes its merchant once and finds it again", async () => {
    const first = await open();
    const again = await open();
    expect(created).toBe(1);
    expect([again.merchantId, again.apiKey, again.horecaId]).toEqual(["m1", "secret-1", "v1"]);
    expect(again.menu).toEqual(first.menu);
  });

  it("keeps the key where only its owner reads it, with no drafts left", async () => {
    await open();
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, "new"))).toEqual(["cafe.json"]);
  });

  it("gives every checkout the next number and the same key the same checkout, after a restart too", async () => {
    const cafe = await open();
    const [a, twice, b] = await Promise.all([
      cafe.checkout("key-a", checkoutOf("key-a")),
      cafe.checkout("key-a", checkoutOf("key-a")),
      cafe.checkout("key-b", checkoutOf("key-b")),
    ]);
    expect([a.order.number, twice.order.number, b.order.number]).toEqual(["101", "101", "102"]);
    const restarted = await open();
    expect((await restarted.checkout("key-a", checkoutOf("key-a"))).order.number).toBe("101");
    expect((await restarted.checkout("key-c", checkoutOf("key-c"))).order.number).toBe("103");
  });

  it("goes on after a checkout that could not be made", async () => {
    const cafe = await open();
    const broken = cafe.checkout("key-a", () => {
      throw new Error("no");
    });
    await expect(broken).rejects.toThrow("no");
    expect((await cafe.checkout("key-a", checkoutOf("key-a"))).order.number).toBe("101");
  });

  it("makes a new account when Gotovo does not know the old one, and numbers go on", async () => {
    const first = await open();
    await first.checkout("key-a", checkoutOf("key-a"));
    const cafe = await open({ isKnown: async ({ apiKey }) => apiKey !== "secret-1" });
    expect([cafe.apiKey, cafe.horecaId]).toEqual(["secret-2", "v2"]);
    expect((await cafe.checkout("key-b", checkoutOf("key-b"))).order.number).toBe("102");
  });

  it("does not throw its key away when the file is damaged", async () => {
    await open();
    await writeFile(file(), "{ half");
    await expect(open()).rejects.toThrow(file());
    expect(await readFile(file(), "utf8")).toBe("{ half");
    expect(created).toBe(1);
  });
});
