import { type AuthMethod, authMethods } from "@gotovo/domain";
import { banPhone } from "@gotovo/usecases/accounts/ban-phone";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AuthDevices, base64url, createAuthDevices } from "../../testing/auth-devices.ts";
import { type AuthStages, authFields, createAuthStages } from "../../testing/auth-stages.ts";
import { createTestApi, type TestApi } from "../../testing/test-api.ts";

let api: TestApi;
let devices: AuthDevices;
let stages: AuthStages;
beforeAll(async () => {
  api = await createTestApi();
  devices = createAuthDevices(api);
  stages = createAuthStages(devices);
});
afterAll(() => api.close());
beforeEach(() => api.database.db.pool.query("delete from attempt_counter"));

const unknown = "au_AAAAAAAAAAAAAAAAAAAAAA";
type Answer = { status: number; method_name: string; method_result: string; data: unknown };
type Device = Awaited<ReturnType<AuthDevices["begun"]>>;

const send = (
  method: AuthMethod,
  { call, auth_id }: Pick<Device, "call" | "auth_id">,
  more = {},
): Promise<Answer> => call(method, { auth_id, ...authFields[method], ...more });
const wrongOf = async (phone: string) =>
  String((Number(await devices.codeFor(phone)) + 1) % 1e6).padStart(6, "0");

const places = {
  checkCode: "begun",
  signUp: "stranger",
  verify: "known",
  signIn: "approved",
  sendCode: "known",
  signInForce: "forced",
} as const;

const banned = async (at: () => Promise<Device>, method: AuthMethod) => {
  const own = await at();
  await banPhone(api.deps, own.phone, null);
  return send(method, own);
};
const expired = async (at: () => Promise<Device>, method: AuthMethod) => {
  const own = await at();
  api.clock.aheadMs += 600_000;
  return send(method, own);
};
const missing = (method: AuthMethod) => send(method, { call: devices.device().call, auth_id: unknown });
/** What ends alike for all that begin with a living authorization. */
const gone = (method: keyof typeof places) => ({
  "0101 404": () => missing(method),
  "0103 410": () => expired(stages[places[method]], method),
  "0107 403": () => banned(stages[places[method]], method),
});

/** Every way in which each method says no, besides 0003 and 0001. */
const refusals: Record<AuthMethod, Record<string, () => Promise<Answer>>> = {
  create: {
    "0102 409": async () => {
      const { call, phone } = await stages.begun();
      return call("create", { user_phone: phone });
    },
    "0107 403": async () => {
      const phone = devices.newPhone();
      await banPhone(api.deps, phone, null);
      return devices.device().call("create", { user_phone: phone });
    },
    "0002 429": async () => {
      const phone = devices.newPhone();
      for (let sent = 0; sent < 5; sent++) {
        expect((await devices.device().call("create", { user_phone: phone })).method_result).toBe("0000");
        devices.later();
      }
      return devices.device().call("create", { user_phone: phone });
    },
  },
  checkCode: {
    ...gone("checkCode"),
    "0104 409": async () => send("checkCode", await stages.keyRequest()),
    "0105 400": async () => {
      const own = await stages.begun();
      return send("checkCode", own, { auth_code: await wrongOf(own.phone) });
    },
  },
  signUp: {
    ...gone("signUp"),
    "0104 409": async () => send("signUp", await stages.known()),
    "0105 400": async () => send("signUp", await stages.begun()),
  },
  verify: {
    ...gone("verify"),
    "0104 409": async () => send("verify", await stages.asking(), { public_key: base64url(5) }),
  },
  respondVerify: {
    "0101 404": async () => (await stages.answering()).answer({ auth_id: unknown }),
    "0103 410": async () => {
      const { answer } = await stages.answering();
      api.clock.aheadMs += 600_000;
      return answer();
    },
    "0104 409": async () => {
      const { answer } = await stages.answering();
      expect(await answer()).toMatchObject({ method_result: "0000" });
      return answer();
    },
    // The ban ends the sessions of the phone's account too: whoever holds one is refused before the phone is looked at.
    "0107 403": async () => {
      const { owner, answer } = await stages.answering();
      await api.database.db.pool.query("insert into phone_ban (phone) values ($1)", [owner.phone]);
      return answer();
    },
    "0002 403": async () => send("respondVerify", await stages.asking()),
  },
  signIn: {
    ...gone("signIn"),
    "0104 409": async () => send("signIn", await stages.asking()),
    "0105 400": async () => send("signIn", await stages.begun()),
    "0108 400": async () => send("signIn", await stages.approved()),
  },
  sendCode: {
    ...gone("sendCode"),
    "0104 409": async () => send("sendCode", await stages.stranger()),
    "0106 429": async () => send("sendCode", await stages.known()),
    "0002 429": async () => {
      const own = await stages.known();
      for (let sent = 0; sent < 5; sent++) {
        devices.later();
        expect((await send("sendCode", own)).method_result).toBe("0000");
      }
      devices.later();
      return send("sendCode", own);
    },
  },
  signInForce: {
    ...gone("signInForce"),
    "0104 409": async () => send("signInForce", await stages.known()),
    "0105 400": async () => {
      const own = await stages.forced();
      return send("signInForce", own, { auth_code: await wrongOf(own.phone) });
    },
  },
};

describe("every refusal that is documented happens, and is answered as the document says", () => {
  test.each(
    authMethods.flatMap((method) => Object.keys(refusals[method]).map((how) => [method, how] as const)),
  )("%s: %s", async (method, how) => {
    const [method_result, status] = how.split(" ");
    expect(await refusals[method][how]?.()).toEqual({
      status: Number(status),
      method_name: `auth.${method}`,
      method_result,
      data: null,
    });
  });

  test.each(authMethods)("%s: nothing else is documented, under either name", async (method) => {
    const { json } = await api.anyone.get("/openapi.json");
    for (const name of [method, `auth.${method}`]) {
      const { responses } = json.paths[`/v1/auth/${name}`].post;
      const told = Object.entries<{ description: string; content: object }>(responses)
        .filter(([status]) => status !== "200")
        .flatMap(([status, { description, content }]) => {
          expect(Object.values(content)).toEqual([{ schema: { $ref: "#/components/schemas/AuthRefusal" } }]);
          expect(Object.keys(content)).toEqual(["application/json"]);
          return [...description.matchAll(/`(\d{4})`/g)].map(([, result]) => `${result} ${status}`);
        });
      const general = ["0003 400", "0001 503", "0001 500"];
      expect(told.sort()).toEqual([...Object.keys(refusals[method]), ...general].sort());
    }
  });
});
