import { randomUUID } from "node:crypto";
import { isOwnerCookie, ownerCookieOf, ownerKeyOf } from "@gotovo/usecases/orders/owner-key";
import { afterAll, describe, expect, test } from "vitest";
import { openEvents } from "../testing/events.ts";
import { readOperations, urlOf } from "../testing/operations.ts";
import { pair, place } from "../testing/people.ts";
import { createTestApi } from "../testing/test-api.ts";

const api = await createTestApi();
const cafe = await api.merchant();
const operations = await readOperations(api.app);
const open = operations.filter(({ needsKey, needsAccess }) => !needsKey && !needsAccess);
afterAll(() => api.close());

async function bought() {
  const customer = { site_user_id: `u-${randomUUID()}`, name: "Secret Name", phone: "+79990001122" };
  const { order, tracking } = await place(cafe, { customer });
  const [path = "", key = ""] = tracking.owner_url.split("#");
  expect(path).toBe(tracking.page_url);
  const token = path.split("/").pop() as string;
  const { code, url } = tracking.telegram;
  const secrets = [code, code.replaceAll("-", ""), url, url.split("start=")[1], "Secret Name", "79990001122"];
  const claim = (owner_key: string, headers: Record<string, string> = {}) =>
    api.anyone.post(`/v1/track/${token}/owner`, { owner_key }, headers);
  const cookie = async () => (await claim(key)).headers.get("set-cookie")?.split(";")[0] ?? "";
  return { order, tracking, token, key, code, secrets, path: `/v1/track/${token}`, claim, cookie };
}

describe("whoever has the address that may be shared", () => {
  test.each(open)("learns no code, link or name from $method $path", async (operation) => {
    const { token, secrets } = await bought();
    const params = Object.fromEntries(operation.pathParams.map((name) => [name, token]));
    const example = (operation.bodyExample ?? {}) as object;
    const texts: string[] = [];
    if (operation.path === "/v1/track/{token}/events") {
      const events = await openEvents(api.app, urlOf(operation, params, []));
      texts.push(JSON.stringify(await events.next()));
      await events.close();
    } else {
      const body = operation.bodyFields && {
        body: { ...example, ...(operation.id === "claimOrder" && { owner_key: token }) },
      };
      const reply = await api.anyone.call(operation.method, urlOf(operation, params, []), body ?? {});
      texts.push(reply.text, reply.headers.get("set-cookie") ?? "");
      expect(reply.json?.order?.telegram).toBeUndefined();
    }
    for (const secret of secrets) expect(texts.join("\n")).not.toContain(secret);
  });

  test("gets no new code either, not even when there is none", async () => {
    const { path, secrets } = await bought();
    api.clock.aheadMs = 11 * 60_000;
    const reply = await api.anyone.post(`${path}/pairing-code`);
    api.clock.aheadMs = 0;
    expect([reply.status, reply.json.code]).toEqual([403, "forbidden"]);
    for (const secret of secrets) expect(reply.text).not.toContain(secret);
  });
});

describe("the owner", () => {
  test("sees code and link once the key is exchanged for a cookie of this order alone", async () => {
    const { tracking, path, token, key, claim, cookie } = await bought();
    const claimed = await claim(key);
    expect(claimed.json.order.telegram).toEqual(tracking.telegram);
    const set = claimed.headers.get("set-cookie") ?? "";
    expect(set).toMatch(/^__Secure-gotovo_order=[\w-]{22}; /);
    for (const part of ["HttpOnly", "Secure", "SameSite=Lax", `Path=/v1/track/${token}`])
      expect(set).toContain(part);
    expect(set).not.toContain(key);
    const mine = { cookie: await cookie() };
    expect((await api.anyone.get(path, mine)).json.order.telegram).toEqual(tracking.telegram);
    const events = await openEvents(api.app, `${path}/events`, mine);
    expect((await events.next()).data.telegram).toEqual(tracking.telegram);
    await pair(api.deps, 7001, tracking.telegram.code);
    expect((await events.next()).data.telegram).toMatchObject({ state: "subscribed" });
    await events.close();
  });

  test("on another site shows the key as a Bearer token", async () => {
    const { tracking, path, key } = await bought();
    const mine = { authorization: `Bearer ${key}` };
    expect((await api.anyone.get(path, mine)).json.order.telegram).toEqual(tracking.telegram);
    expect((await api.anyone.post(`${path}/pairing-code`, undefined, mine)).status).toBe(200);
  });

  test("the café can ask for the same links again", async () => {
    const { order, tracking } = await bought();
    expect((await cafe.get(`/v1/orders/${order.order_id}`)).json.tracking).toEqual(tracking);
  });
});

describe("forged keys", () => {
  test("the owner of one order is nobody at another", async () => {
    const [mine, other] = [await bought(), await bought()];
    const shared = (await api.anyone.get(other.path)).text;
    const foreign: Record<string, string>[] = [
      { cookie: await mine.cookie() },
      { authorization: `Bearer ${mine.key}` },
    ];
    for (const headers of foreign) {
      expect((await api.anyone.get(other.path, headers)).text).toBe(shared);
      expect((await api.anyone.post(`${other.path}/pairing-code`, undefined, headers)).status).toBe(403);
    }
    const claimed = await other.claim(mine.key, { cookie: await mine.cookie() });
    expect([claimed.text, claimed.headers.get("set-cookie")]).toEqual([shared, null]);
  });

  test("neither token, cookie, code nor a key cut short opens anything", async () => {
    const { token, path, key, code, cookie, claim, order } = await bought();
    const value = (await cookie()).split("=")[1] ?? "";
    const shared = (await api.anyone.get(path)).text;
    for (const forged of [
      token,
      value,
      code,
      key.slice(0, -1),
      `${key}A`,
      key.toLowerCase(),
      order.order_id,
    ]) {
      const claimed = await claim(forged);
      expect([claimed.status, claimed.text, claimed.headers.get("set-cookie")]).toEqual([200, shared, null]);
      const asCookie = { cookie: `__Secure-gotovo_order=${forged === value ? key : forged}` };
      expect((await api.anyone.get(path, asCookie)).text).toBe(shared);
    }
    const { keyring } = api.deps;
    expect(isOwnerCookie(keyring, "a", ownerKeyOf(keyring, "a"))).toBe(false);
    expect(isOwnerCookie(keyring, "a", ownerCookieOf(keyring, "a"))).toBe(true);
  });

  test("many wrong ones make their sender wait, and no owner", async () => {
    const { key, claim } = await bought();
    const statuses = [];
    for (let tries = 0; tries < 40; tries++) statuses.push((await claim("A".repeat(22))).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await claim(key)).json.order.telegram.state).toBe("unlinked");
  });
});
