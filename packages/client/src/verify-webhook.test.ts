import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { WebhookVerificationError } from "./errors.ts";
import { verifyWebhook } from "./verify-webhook.ts";

const secret = `whsec_${Buffer.from("a secret of thirty-two bytes ...").toString("base64")}`;
const body = JSON.stringify({ id: "ev_1", type: "order.placed", data: { note: "кофе" } });

/** The headers of a webhook, signed by another implementation than the one under test. */
function signed(by: string[], { at = Date.now(), id = "ev_1", text = body } = {}) {
  const timestamp = String(Math.floor(at / 1000));
  const signatures = by.map((each) => {
    const key = Buffer.from(each.replace("whsec_", ""), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${text}`).digest("base64")}`;
  });
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

const other = `whsec_${Buffer.from("another secret, of the same size").toString("base64")}`;

test("gives the event of a right signature, whatever form body and headers have", () => {
  const headers = signed([secret]);
  const event = expect.objectContaining({ id: "ev_1", type: "order.placed" });
  expect(verifyWebhook(body, headers, secret)).toEqual(event);
  expect(verifyWebhook(Buffer.from(body), new Headers(headers), secret)).toEqual(event);
  const capitals = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]);
  expect(verifyWebhook(body, Object.fromEntries(capitals), secret)).toEqual(event);
});

test("takes any of several signatures, so that a secret can be rotated", () => {
  expect(verifyWebhook(body, signed([other, secret]), secret).id).toBe("ev_1");
});

test.each([
  ["another secret", body, signed([other])],
  ["a changed body", body.replace("placed", "canceled"), signed([secret])],
  ["an event under another id", body, { ...signed([secret]), "webhook-id": "ev_2" }],
  ["six minutes ago", body, signed([secret], { at: Date.now() - 360_000 })],
  ["six minutes ahead", body, signed([secret], { at: Date.now() + 360_000 })],
  ["no signature", body, { ...signed([secret]), "webhook-signature": undefined }],
  ["a signature of another scheme", body, { ...signed([secret]), "webhook-signature": "v2,AAAA" }],
  ["what is not JSON", "{", signed([secret], { text: "{" })],
])("refuses %s", (_what, text, headers) => {
  expect(() => verifyWebhook(text, headers, secret)).toThrow(WebhookVerificationError);
});
