import { createHmac } from "node:crypto";
import { proofOf } from "@gotovo/usecases/accounts/keys/key-hash";
import { signAccessToken } from "@gotovo/usecases/accounts/sessions/tokens";
import { afterAll, describe, expect, test } from "vitest";
import { createBrowser, signIn } from "../testing/browser.ts";
import { codeFor } from "../testing/codes.ts";
import { type Operation, readOperations, urlOf } from "../testing/operations.ts";
import { place } from "../testing/people.ts";
import { createTestApi } from "../testing/test-api.ts";

const api = await createTestApi();
const operations = (await readOperations(api.app)).filter((operation) => operation.needsAccess);
const key = Buffer.alloc(32, 7);
const publicKey = Buffer.alloc(32, 1).toString("base64url");
const box = "A".repeat(1_500);
let phones = 0;
const cafe = await api.merchant();
const anna = await somebody();
const annas = await thingsOf(anna);
afterAll(() => api.close());

type Person = Awaited<ReturnType<typeof somebody>>;

async function somebody() {
  await api.database.db.pool.query("delete from attempt_counter");
  return signIn(api.app, `+7992${String(1_000_000 + ++phones)}`);
}

/** A key, a vault, an order, a follower, a second device that asks to be let in; and the ids that requests can name. */
async function thingsOf({ browser, phone, bearer }: Person): Promise<Record<string, string>> {
  const put = (path: string, body: unknown) => browser.call("PUT", path, { body, headers: bearer });
  await put("/v1/account/key", { user_key_hash: key.toString("base64url") });
  await put("/v1/account/vault", { version: 1, box: box });
  await place(cafe, { customer: { site_user_id: phone, phone } });
  const [order] = (await browser.get("/v1/account/orders", bearer)).json.orders;
  const [session] = (await browser.get("/v1/account/sessions", bearer)).json.sessions;
  const { invite_code } = (await browser.get("/v1/account", bearer)).json.account;
  const follower = await somebody();
  await follower.browser.post("/v1/account/invite", { invite_code }, follower.bearer);
  const laptop = createBrowser(api.app);
  const { auth_id } = (await laptop.post("/v1/auth/create", { user_phone: phone })).json.data;
  await laptop.post("/v1/auth/checkCode", { auth_id, auth_code: await codeFor(api.deps, phone) });
  await laptop.post("/v1/auth/verify", { auth_id, public_key: publicKey });
  return { id: order.id, session_id: session.id, auth_id };
}

/** What nobody has, of the same shape. */
const nobodys: Record<string, string> = {
  id: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
  session_id: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
  auth_id: "au_AAAAAAAAAAAAAAAAAAAAAA",
};

function send(operation: Operation, headers: Record<string, string>, values = annas) {
  const { pathParams, queryParams, bodyFields, bodyExample, method } = operation;
  const params = Object.fromEntries(pathParams.map((name) => [name, String(values[name])]));
  const named = Object.entries(values).filter(([name]) => bodyFields?.includes(name));
  const body = bodyFields && { ...(bodyExample as object), ...Object.fromEntries(named) };
  // The one that is required; the others page through lists.
  const query = queryParams
    .filter((name) => name === "invite_code")
    .map((name) => [name, "nobodys"] as const);
  return api.anyone.call(method, urlOf(operation, params, query), { headers, ...(body && { body }) });
}

/** Whatever is Anna's, as she and the database see it. */
async function everything(): Promise<string> {
  const paths = ["", "/orders", "/sessions", "/vault", "/export"].map((path) => `/v1/account${path}`);
  const replies = await Promise.all(
    ["/api/v1/personal-area", ...paths].map((path) => anna.browser.get(path, anna.bearer)),
  );
  const { rows } = await api.database.db.pool.query(
    `select to_jsonb(t)::text from "authorization" t where phone = $1 union all
     select to_jsonb(f)::text from feedback f join "order" o on o.id = f.order_id join customer c on c.id = o.customer_id
     where c.phone = $1`,
    [anna.phone],
  );
  const told = replies.map(({ status, json }) => [status, { ...json, exported_at: undefined }]);
  return JSON.stringify([told, rows]);
}

/** Streams are opened, not read: what a stream shows is its owner's by the same check. */
const isStream = ({ path }: Operation) => path.endsWith("/events");

describe("what is somebody else's does not exist", () => {
  test.each(operations.filter((operation) => !isStream(operation)))("$method $path", async (operation) => {
    const before = await everything();
    const [boris, clara] = [await somebody(), await somebody()];
    const foreign = await send(operation, boris.bearer);
    const unknown = await send(operation, clara.bearer, nobodys);
    const named = [...operation.pathParams, ...(operation.bodyFields ?? [])].some((name) => name in nobodys);
    if (named) {
      expect(foreign.status).toBe(404);
      expect(foreign.text).toBe(unknown.text);
    }
    for (const secret of [anna.phone, ...Object.values(annas), box])
      expect(foreign.text).not.toContain(secret);
    expect(await everything()).toBe(before);
  });

  test("anna has what the others were after", async () => {
    const all = await everything();
    for (const thing of [anna.phone, annas.id, annas.session_id, box, publicKey])
      expect(all).toContain(thing);
    expect((await anna.browser.get("/v1/account", anna.bearer)).json.account.followers).toHaveLength(1);
  });
});

describe("nothing but a living access token opens anything", () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const [head = "", payload = "", mac = ""] = anna.access.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const signed = (header: object, body: object, secret: string) => {
    const text = `${part(header)}.${part(body)}`;
    return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
  };
  const header = { alg: "HS256", typ: "at+jwt" };
  const tokens: Record<string, () => Promise<string> | string> = {
    none: () => "",
    "a refresh token": () => anna.refresh,
    "an API key": () => cafe.apiKey,
    "an auth_id": () => String(annas.auth_id),
    "a proof of the key": () => Buffer.from(proofOf(key, String(annas.auth_id))).toString("base64url"),
    "a token without signature": () => `${part({ ...header, alg: "none" })}.${payload}.`,
    "a token signed by somebody else": () => signed(header, claims, "x".repeat(32)),
    "a token signed with nothing": () => signed(header, claims, ""),
    "another account's id under the old signature": async () => {
      const { access } = await somebody();
      const other = JSON.parse(Buffer.from(access.split(".")[1] ?? "", "base64url").toString());
      return `${head}.${part({ ...claims, sub: other.sub })}.${mac}`;
    },
    "a token of ours that names no account": () =>
      signAccessToken(api.deps, { accountId: "anna", sessionId: claims.sid }),
    "a token of ours that names no session": () =>
      signAccessToken(api.deps, { accountId: claims.sub, sessionId: "0" }),
    "a token of another time": () => `${head}.${part({ ...claims, exp: claims.exp + 9_999 })}.${mac}`,
    "the token of a session that was ended": async () => {
      const { access, browser } = await somebody();
      await browser.post("/api/v1/auths/logout", {});
      return access;
    },
    "the token of an account that was erased": async () => {
      const { access, browser, bearer } = await somebody();
      await browser.call("DELETE", "/v1/account", { body: { confirm: "delete" }, headers: bearer });
      return access;
    },
  };

  test.each(Object.entries(tokens))("not %s", async (_name, make) => {
    const token = await make();
    const before = await everything();
    for (const operation of operations) {
      const { status, json } = await send(operation, { authorization: `Bearer ${token}` });
      const isProtocol = operation.path.startsWith("/v1/auth/");
      expect([operation.id, status]).toEqual([operation.id, isProtocol ? 403 : 401]);
      expect(isProtocol ? json.method_result : json.code).toBe(isProtocol ? "0002" : "unauthorized");
    }
    expect(await everything()).toBe(before);
  });

  test("and a cookie alone neither: another site's form could send it", async () => {
    for (const operation of operations) {
      const cookie = `__Host-gotovo_refresh=${anna.refresh}`;
      expect([401, 403]).toContain((await send(operation, { cookie })).status);
    }
  });
});

test("an auth_id of nobody's shows nothing and opens nothing", async () => {
  const authorization = `Bearer ${nobodys.auth_id}`;
  expect((await api.anyone.get("/v1/auth/events", { authorization })).status).toBe(404);
  const owner = { authorization: `Bearer ${anna.access}` };
  expect((await api.anyone.get("/v1/auth/events", owner)).status).toBe(401);
});
