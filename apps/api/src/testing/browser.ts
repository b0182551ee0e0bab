import type { OpenAPIHono } from "@hono/zod-openapi";
import { type Caller, type CallOptions, createCaller } from "./caller.ts";

/** A client with a cookie jar, as browsers are. */
export interface Browser extends Caller {
  readonly cookies: Map<string, string>;
  patch(path: string, body: unknown, headers?: Record<string, string>): ReturnType<Caller["call"]>;
}

/** Over https cookies have it before their names; tests name them without. */
const hostOnly = "__Host-";

export function createBrowser(app: Pick<OpenAPIHono, "request">): Browser {
  const { call: plain } = createCaller(app);
  const cookies = new Map<string, string>();
  async function call(method: string, path: string, options: CallOptions = {}) {
    const jar = [...cookies]
      .flatMap(([name, value]) => [`${name}=${value}`, `${hostOnly}${name}=${value}`])
      .join("; ");
    const headers = { ...(jar && { cookie: jar }), ...options.headers };
    const reply = await plain(method, path, { ...options, headers });
    for (const line of reply.headers.getSetCookie()) {
      const [sent = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      const name = sent.replace(hostOnly, "");
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return reply;
  }
  return {
    cookies,
    call,
    get: (path, headers = {}) => call("GET", path, { headers }),
    post: (path, body, headers = {}) => call("POST", path, { body, headers }),
    patch: (path, body, headers = {}) => call("PATCH", path, { body, headers }),
  };
}

/** Signs a phone in by a one-time code, as docs/documents/otp-and-personal-area.md has it. */
export async function signIn(app: Pick<OpenAPIHono, "request">, phone: string) {
  const browser = createBrowser(app);
  const asked = await browser.post("/api/v1/auths/", { phone_number: phone });
  const code = /use (\d+)/.exec(asked.json.response)?.[1];
  if (code === undefined) throw new Error(`no code: ${asked.text}`);
  const { json } = await browser.patch("/api/v1/auths/", { otp: code });
  const bearer = { authorization: `Bearer ${json.access_token}` };
  return {
    browser,
    phone,
    bearer,
    access: json.access_token as string,
    refresh: json.refresh_token as string,
  };
}
