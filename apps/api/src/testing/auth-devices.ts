import { createBrowser } from "./browser.ts";
import { codeFor as codeOfPhone } from "./codes.ts";
import type { TestApi } from "./test-api.ts";

/** So many bytes, all alike, as the protocol carries them. */
export const base64url = (fill: number, length = 32) => Buffer.alloc(length, fill).toString("base64url");

let phones = 0;

/** Devices that sign in with keys, as docs/documents/auth-protocol.md has it. Every key hash is of sevens. */
export function createAuthDevices(api: Pick<TestApi, "app" | "clock" | "deps">) {
  /** The code that was sent to a phone last. */
  const codeFor = (phone: string) => codeOfPhone(api.deps, phone);

  /** A browser; `call` answers the envelope with its HTTP status. */
  function device() {
    const browser = createBrowser(api.app);
    return {
      browser,
      call: async (method: string, body: unknown, headers = {}) => {
        const { status, json } = await browser.post(`/v1/auth/${method}`, body, headers);
        return { status, ...json };
      },
    };
  }

  /** A device that has begun. */
  async function begun(phone: string) {
    const { call, browser } = device();
    const { data } = await call("create", { user_phone: phone });
    return { call, browser, phone, auth_id: data.auth_id as string };
  }

  /** A device whose phone's code is checked. */
  async function checked(phone: string) {
    const begin = await begun(phone);
    const { auth_id } = begin;
    const { data } = await begin.call("checkCode", { auth_id, auth_code: await codeFor(phone) });
    return { ...begin, userExists: data.user_exists as boolean };
  }

  /** A device that has asked the others to let it in. */
  async function asking(phone: string) {
    const own = await checked(phone);
    await own.call("verify", { auth_id: own.auth_id, public_key: base64url(1) });
    return own;
  }

  /** Past the wait between two codes. */
  function later(): void {
    api.clock.aheadMs += 31_000;
  }

  /** A new customer, signed in on the device that has the key. */
  async function registered(phone: string) {
    const { call, browser, auth_id } = await checked(phone);
    const user = { auth_id, user_name: "Anna", user_nickname: "anna", user_key_hash: base64url(7) };
    const { data } = await call("signUp", user);
    const { json } = await browser.post("/api/v1/auths/refresh/", { refresh_token: data.user_secret });
    later();
    return {
      phone,
      browser,
      call,
      userId: data.user_id as string,
      secret: json.refresh_token as string,
      bearer: { authorization: `Bearer ${json.access_token}` },
    };
  }

  const newPhone = () => `+7995${1_000_000 + ++phones}`;
  return { newPhone, codeFor, device, begun, checked, asking, registered, later };
}

export type AuthDevices = ReturnType<typeof createAuthDevices>;
