import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Deps } from "../../context.ts";
import { openShop, refusalOf, type Shop } from "../../testing/shop.ts";
import { hire } from "../../testing/team.ts";
import { changeOrder } from "../change-order.ts";
import { pushOrder } from "./push-order.ts";
import { subscribe, unsubscribe } from "./subscribe.ts";
import { vapidKeysOf } from "./vapid.ts";
import { pushQueue } from "./wake-push.ts";

let shop: Shop;
let deps: Deps;
let sent: { url: string; body: Buffer; headers: Readonly<Record<string, string>> }[];
let answers: (number | null)[];
beforeAll(async () => {
  shop = await openShop();
  deps = {
    ...shop.deps,
    webhooks: {
      refusalOf: async (url) => (url.includes("inside") ? "leads to a private address" : null),
      async send(url, body, headers) {
        sent.push({ url, body: Buffer.from(body), headers });
        return {
          status: answers.length > 0 ? (answers.shift() ?? null) : 201,
          failure: null,
          answer: null,
          retryAfter: null,
        };
      },
    },
  };
});
afterAll(() => shop.close());
beforeEach(() => {
  sent = [];
  answers = [];
});

const hmac = (key: Buffer, text: Buffer) => createHmac("sha256", key).update(text).digest();

/** A browser: its keys, and what it reads of what it was sent (RFC 8291, written anew). */
function browser(name: string, language: "ru" | "en" = "ru") {
  const curve = createECDH("prime256v1");
  const p256dh = curve.generateKeys();
  const auth = randomBytes(16);
  const endpoint = `https://push.example/${name}`;
  function read(body: Buffer) {
    const [salt, keyLength] = [body.subarray(0, 16), body.readUInt8(20)];
    const key = body.subarray(21, 21 + keyLength);
    const context = Buffer.concat([Buffer.from("WebPush: info\0"), p256dh, key, Buffer.from([1])]);
    const secret = hmac(hmac(auth, curve.computeSecret(key)), context);
    const prk = hmac(salt, secret);
    const part = (label: string, length: number) =>
      hmac(prk, Buffer.from(`Content-Encoding: ${label}\0\x01`)).subarray(0, length);
    const box = body.subarray(21 + keyLength);
    const cipher = createDecipheriv("aes-128-gcm", part("aes128gcm", 16), part("nonce", 12));
    cipher.setAuthTag(box.subarray(-16));
    const text = Buffer.concat([cipher.update(box.subarray(0, -16)), cipher.final()]);
    // The last byte that is not padding ends the last record.
    return JSON.parse(text.subarray(0, text.lastIndexOf(2)).toString());
  }
  const base64url = { p256dh: p256dh.toString("base64url"), auth: auth.toString("base64url") };
  return {
    subscription: { endpoint, ...base64url, language, page: "https://gotovo.example/t/tok" },
    endpoint,
    read,
  };
}

async function bought() {
  const cafe = await shop.merchant();
  const { staff } = await hire(shop, cafe.venueId, "barista");
  const { order } = await cafe.place("P-1", { number: "7" });
  await shop.forgetJobs();
  const move = (to: "in_progress" | "ready" | "canceled_by_cafe") =>
    changeOrder(deps, staff, { id: order.id }, { type: "move", to });
  const jobs = async () =>
    (
      await shop.rows<{ key: string }>("select singleton_key as key from pgboss.job where name = $1", [
        pushQueue,
      ])
    ).map(({ key }) => key);
  const left = async () =>
    await shop.rows<{ endpoint: string; tries: number }>(
      "select endpoint, tries from push_subscription where order_id = $1 order by id",
      [order.id],
    );
  return { order, move, jobs, left, push: () => pushOrder(deps, order.id) };
}

describe("a browser that watches an order", () => {
  test("is told each stage once, in its language, so that it alone can read it", async () => {
    const { order, move, jobs, push } = await bought();
    const [phone, computer] = [browser("phone"), browser("computer", "en")];
    for (const { subscription } of [phone, computer, phone]) await subscribe(deps, order, subscription);
    await push();
    expect(sent).toEqual([]);
    for (const stage of ["in_progress", "ready"] as const) await move(stage);
    expect(await jobs()).toEqual([order.id]);
    await push();
    await push();
    expect(sent.map(({ url }) => url).sort()).toEqual([computer.endpoint, phone.endpoint]);
    const bodyOf = ({ endpoint }: { endpoint: string }) =>
      sent.find(({ url }) => url === endpoint)?.body as Buffer;
    expect(phone.read(bodyOf(phone))).toEqual({
      web_push: 8030,
      notification: {
        title: "Заказ 7 готов!",
        body: "Ждёт вас: Кофейня: зал.",
        lang: "ru",
        dir: "auto",
        tag: "https://gotovo.example/t/tok",
        navigate: "https://gotovo.example/t/tok",
      },
    });
    expect(computer.read(bodyOf(computer)).notification.title).toBe("Order 7 is ready!");
    expect(() => phone.read(bodyOf(computer))).toThrow();
    expect(bodyOf(phone).toString("latin1")).not.toContain("gotovo.example");
  });

  test("is told by a deployment that signs as itself", async () => {
    const { order, move, push } = await bought();
    await subscribe(deps, order, browser("signed").subscription);
    await move("in_progress");
    await push();
    const { authorization = "", ...headers } = sent[0]?.headers ?? {};
    const [, jwt = "", k = ""] = /^vapid t=(.+), k=(.+)$/.exec(authorization) ?? [];
    expect(k).toBe(vapidKeysOf(deps.keyring).publicKey);
    const [head = "", claims = "", signature = ""] = jwt.split(".");
    const point = Buffer.from(k, "base64url");
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
    const key = createPublicKey({
      key: { kty: "EC", crv: "P-256", x: x as string, y: y as string },
      format: "jwk",
    });
    const signed = Buffer.from(`${head}.${claims}`);
    expect(
      verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url")),
    ).toBe(true);
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      aud: "https://push.example",
      sub: "https://gotovo.example",
    });
    expect(headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "high", ttl: "3600" });
  });

  test("is dropped once it is gone, and tried again a few times while its service fails", async () => {
    const { order, move, left, push } = await bought();
    for (const name of ["gone", "down"]) await subscribe(deps, order, browser(name).subscription);
    await move("in_progress");
    answers = [410, 503];
    await push();
    expect((await left()).map(({ tries }) => tries)).toEqual([1]);
    for (let tries = 0; tries < 6; tries++) {
      answers = [null];
      await push();
    }
    expect(sent).toHaveLength(6);
    await move("ready");
    await push();
    expect(sent).toHaveLength(7);
    expect(await left()).toHaveLength(1);
  });

  test("is told nothing more when it does not want to be, nor of what its owner did", async () => {
    const { order, push, jobs } = await bought();
    const phone = browser("phone");
    await subscribe(deps, order, phone.subscription);
    const owner = { kind: "customer", ownsOrderId: order.id } as const;
    await changeOrder(deps, owner, { id: order.id }, { type: "move", to: "canceled_by_user" });
    await push();
    expect(sent).toEqual([]);
    await unsubscribe(deps, order.id, phone.endpoint);
    const other = await bought();
    await other.move("in_progress");
    expect(await other.jobs()).toEqual([]);
    expect(await jobs()).toEqual([]);
  });
});

describe("a subscription", () => {
  test("that comes while the order becomes ready is told so", async () => {
    const { order, move, push, jobs } = await bought();
    const phone = browser("phone");
    let resolved = () => {};
    const isResolved = new Promise<void>((resolve) => (resolved = resolve));
    const slow = { ...deps, webhooks: { ...deps.webhooks, refusalOf: () => isResolved.then(() => null) } };
    const subscribing = subscribe(slow, order, phone.subscription);
    for (const stage of ["in_progress", "ready"] as const) await move(stage);
    resolved();
    await subscribing;
    expect(await jobs()).toEqual([order.id]);
    await push();
    expect(sent).toHaveLength(1);
  });

  test("leads to no address inside, has a key of the curve, and is one of a few", async () => {
    const { order, left } = await bought();
    const phone = browser("phone").subscription;
    const odd = [
      { ...phone, endpoint: "https://inside.example/" },
      { ...phone, p256dh: Buffer.alloc(65, 4).toString("base64url") },
    ];
    for (const each of odd) expect(await refusalOf(subscribe(deps, order, each))).toBe("validation_failed");
    const told = await subscribe(deps, order, odd[0] as typeof phone).catch((error: Error) => error);
    expect(JSON.stringify(told)).not.toContain("private");
    for (let n = 0; n < 7; n++) await subscribe(deps, order, browser(`b-${n}`).subscription);
    expect((await left()).map(({ endpoint }) => endpoint.split("/").pop())).toEqual([
      "b-2",
      "b-3",
      "b-4",
      "b-5",
      "b-6",
    ]);
  });
});
