import type { AuthMethod } from "@gotovo/domain";
import { type AuthDevices, base64url } from "./auth-devices.ts";

/** What a device that answers gives with its approval. */
export const otherKeys = { public_key: base64url(2), user_key_enc: base64url(3, 72) };

/** The fields of each method besides `auth_id`, right as far as their form goes. */
export const authFields: Record<AuthMethod, Record<string, unknown>> = {
  create: {},
  checkCode: { auth_code: "123456" },
  signUp: { user_name: "Anna", user_nickname: "anna", user_key_hash: base64url(7) },
  verify: { public_key: base64url(1) },
  respondVerify: { accept: true, ...otherKeys },
  signIn: { user_key_hash: base64url(1) },
  sendCode: {},
  signInForce: { auth_code: "123456" },
};

/** Authorizations of new phones, at each step of the sign-in with keys. */
export function createAuthStages(devices: AuthDevices) {
  const begun = () => devices.begun(devices.newPhone());
  const stranger = () => devices.checked(devices.newPhone());
  const known = async () => devices.checked((await devices.registered(devices.newPhone())).phone);
  const asking = async () => devices.asking((await devices.registered(devices.newPhone())).phone);

  async function forced(phone?: string) {
    const own = phone === undefined ? await known() : await devices.checked(phone);
    devices.later();
    await own.call("sendCode", { auth_id: own.auth_id });
    return own;
  }

  /** The account's first device, which `answer`s, and one that waits to be let in. */
  async function answering() {
    const owner = await devices.registered(devices.newPhone());
    const asker = await devices.asking(owner.phone);
    const { auth_id } = asker;
    const answer = (body = {}) =>
      owner.call("respondVerify", { auth_id, ...authFields.respondVerify, ...body }, owner.bearer);
    return { owner, asker, answer };
  }

  async function approved() {
    const { asker, answer } = await answering();
    await answer();
    return asker;
  }

  /** A device that signed in without the key, to the account of a phone or to a new one. */
  async function keyless(phone?: string) {
    const own = await forced(phone);
    const auth_code = await devices.codeFor(own.phone);
    const { data } = await own.call("signInForce", { auth_id: own.auth_id, auth_code });
    const { json } = await own.browser.post("/api/v1/auths/refresh/", { refresh_token: data.user_secret });
    return { ...own, bearer: { authorization: `Bearer ${json.access_token}` } };
  }

  /** A signed-in device that asks the others for the key. */
  async function keyRequest() {
    const { browser, bearer, call } = await keyless();
    const { json } = await browser.post("/v1/account/key-requests", { public_key: base64url(4) }, bearer);
    return { call, bearer, auth_id: json.auth_id as string };
  }

  return { begun, stranger, known, asking, forced, answering, approved, keyless, keyRequest };
}

export type AuthStages = ReturnType<typeof createAuthStages>;
