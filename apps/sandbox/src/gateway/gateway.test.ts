import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as contract from "../control/contract.ts";
import { type Harness, startHarness } from "../testing/harness.ts";

const testPhone = "+79991234567";
let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

interface Answer {
  readonly ok: boolean;
  readonly error?: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
  readonly result: any;
}

async function gateway(method: string, params: object = {}, token = "secret"): Promise<Answer> {
  const response = await fetch(`${harness.url}/gateway/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(params),
  });
  return (await response.json()) as Answer;
}
const send = (params: object = {}) =>
  gateway("sendVerificationMessage", { phone_number: testPhone, code: "1234", ttl: 60, ...params });
const refusal = async (params: object) => (await send(params)).error;

test("a code comes to a phone, somebody's or nobody's, and the answer has Telegram's shape", async () => {
  const anna = await harness.tg.person({ first_name: "Anna" });
  const { ok, result } = await send({ payload: "order 7", sender_username: "gotovo" });
  await send({ phone_number: anna.phone, code: "777777" });
  expect(ok).toBe(true);
  expect(result).toEqual({
    request_id: expect.stringMatching(/^\d+$/),
    phone_number: testPhone,
    request_cost: 0.01,
    delivery_status: { status: "sent", updated_at: harness.clock.now / 1000 },
    payload: "order 7",
  });
  expect(await harness.tg.waitForCode(testPhone)).toMatchObject({
    code: "1234",
    status: "delivered",
    expires_at: harness.clock.now + 60_000,
    sender_username: "gotovo",
  });
  expect((await harness.tg.codes(anna.phone)).map(({ code }) => code)).toEqual(["777777"]);
  const all = await (await fetch(`${harness.url}/sandbox/codes`)).json();
  expect(contract.codeList.parse(all).codes.map(({ code }) => code)).toEqual(["777777", "1234"]);
});

test("the next code is waited for, not the one already known", async () => {
  await send();
  const after = await harness.tg.waitForCode(testPhone);
  const next = harness.tg.waitForCode(testPhone, { after });
  await send({ code: "5678" });
  expect((await next).code).toBe("5678");
});

test("Telegram makes a code up, and says whether the one entered is it", async () => {
  const { result } = await send({ code: undefined, code_length: "8" });
  const { code } = await harness.tg.waitForCode(testPhone);
  expect(code).toMatch(/^\d{8}$/);
  const entered = async (guess: string) =>
    (await gateway("checkVerificationStatus", { request_id: result.request_id, code: guess })).result
      .verification_status;
  expect(await entered("1")).toMatchObject({ status: "code_invalid", code_entered: "1" });
  expect(await entered(code)).toMatchObject({ status: "code_valid" });
  for (let guess = 2; guess < 6; guess += 1) await entered(`${guess}`);
  expect(await entered(code)).toMatchObject({ status: "code_max_attempts_exceeded" });
});

test("a code expires with its ttl, and is revoked", async () => {
  const { result: first } = await send({ ttl: 30 });
  const { result: second } = await send({ ttl: 3600, code: "5678" });
  harness.clock.now += 30_000;
  expect(await gateway("revokeVerificationMessage", { request_id: second.request_id })).toEqual({
    ok: true,
    result: true,
  });
  const statuses = (await harness.tg.codes(testPhone)).map(({ status }) => status);
  expect(statuses).toEqual(["revoked", "expired"]);
  const checked = await gateway("checkVerificationStatus", { request_id: first.request_id, code: "1234" });
  expect(checked.result).toMatchObject({
    delivery_status: { status: "expired" },
    verification_status: { status: "expired" },
  });
});

test("an ability asked about pays for the message to that phone, once", async () => {
  const { result } = await gateway("checkSendAbility", { phone_number: testPhone });
  const { request_id } = result;
  expect(await refusal({ phone_number: "+79990000000", request_id })).toBe("REQUEST_ID_INVALID");
  expect((await send({ request_id })).result).toMatchObject({ request_id, request_cost: 0 });
  expect(await refusal({ request_id })).toBe("REQUEST_ID_INVALID");
});

test("what Telegram refuses is refused in its words, and nothing comes to the phone", async () => {
  expect(await gateway("sendVerificationMessage", { phone_number: testPhone, code: "1234" }, "")).toEqual({
    ok: false,
    error: "ACCESS_TOKEN_INVALID",
  });
  for (const phone_number of ["79991234567", "+7", "+0123456789", "8 999", undefined])
    expect(await refusal({ phone_number })).toBe("PHONE_NUMBER_INVALID");
  for (const code of ["123", "123456789", "12a4"]) expect(await refusal({ code })).toBe("CODE_INVALID");
  for (const ttl of [29, 3601, 30.5, "soon"]) expect(await refusal({ ttl })).toBe("TTL_INVALID");
  expect(await refusal({ code: undefined, code_length: 3 })).toBe("CODE_LENGTH_INVALID");
  expect(await refusal({ code: undefined })).toBe("CODE_LENGTH_REQUIRED");
  expect(await refusal({ payload: "я".repeat(65) })).toBe("PAYLOAD_INVALID");
  for (const callback_url of ["ftp://e.com", "http://e.com", "https://10.0.0.1/", "https://[fd00::1]/"])
    expect(await refusal({ callback_url })).toBe("CALLBACK_URL_INVALID");
  expect((await gateway("sendSms")).error).toBe("UNKNOWN_METHOD");
  const { result } = await send();
  const foreign = await gateway("checkVerificationStatus", { request_id: result.request_id }, "another");
  expect(foreign.error).toBe("REQUEST_ID_INVALID");
  expect(await harness.tg.codes(testPhone)).toHaveLength(1);
});

test("parameters come in a query or a form as well, names in any case", async () => {
  const query = new URLSearchParams({
    phone_number: testPhone,
    code: "1234",
    ttl: "30",
    access_token: "secret",
  });
  expect(await (await fetch(`${harness.url}/gateway/sendverificationmessage?${query}`)).json()).toMatchObject(
    { ok: true },
  );
  const form = await fetch(`${harness.url}/gateway/sendVerificationMessage`, { method: "POST", body: query });
  expect(await form.json()).toMatchObject({ ok: true });
  expect(await harness.tg.codes(testPhone)).toHaveLength(2);
});

test("the weather strikes the Gateway too, for one person's phone if so told; calls are logged", async () => {
  const anna = await harness.tg.person({ first_name: "Anna" });
  await harness.tg.fault({ kind: "429", bot: "gateway", chat_id: anna.id, retry_after: 9 });
  await harness.tg.fault({ kind: "drop_after", method: "sendVerificationMessage", times: 1 });
  expect(await send({ phone_number: anna.phone })).toEqual({ ok: false, error: "FLOOD_WAIT_9" });
  await expect(send()).rejects.toThrow();
  expect((await send()).ok).toBe(true);
  expect(await harness.tg.codes(testPhone)).toHaveLength(2);
  expect(await harness.tg.codes(anna.phone)).toHaveLength(0);
  const calls = await harness.tg.calls({ bot: "gateway" });
  expect(calls.map(({ answer }) => answer.ok)).toEqual([false, true, true]);
});

test("delivery, reading and revoking are reported to the callback address, signed", async () => {
  const reports: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    reports.push({ headers: request.headers, body: await text(request) });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const callback_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/report`;
  const { result } = await send({ callback_url });
  await expect.poll(() => reports).toHaveLength(1);
  const headers = { "content-type": "application/json" };
  await fetch(`${harness.url}/sandbox/codes/seen`, { method: "POST", headers });
  await expect.poll(() => reports).toHaveLength(2);
  await gateway("revokeVerificationMessage", { request_id: result.request_id });
  await expect.poll(() => reports).toHaveLength(3);
  server.close();

  const said = reports.map(({ body }) => JSON.parse(body).delivery_status.status);
  expect(said).toEqual(["delivered", "read", "revoked"]);
  const key = createHash("sha256").update("secret").digest();
  for (const { headers, body } of reports) {
    const signed = `${headers["x-request-timestamp"]}\n${body}`;
    expect(headers["x-request-signature"]).toBe(createHmac("sha256", key).update(signed).digest("hex"));
  }
});
