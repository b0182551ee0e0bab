import type { SignedIn } from "@gotovo/usecases/accounts/find-account";
import { createApiKeyCheck, type KeyHolder } from "@gotovo/usecases/venue/merchants/api-key-check";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { z } from "zod";
import type { ApiOptions } from "../context.ts";
import { createAccessCheck } from "./access-token.ts";
import type { Admission } from "./admission.ts";
import { type Answer, type JsonAnswer, refuse, type SentAnswer, send, serialize } from "./answer.ts";
import { authenticate } from "./authenticate.ts";
import { describeRoute } from "./describe-route.ts";
import { HttpProblem } from "./http-problem.ts";
import { idempotently } from "./idempotent.ts";
import { createLines } from "./lines.ts";
import type { Observe } from "./observe.ts";
import { protectiveHeaders } from "./protective-headers.ts";
import { parseJson, readBody } from "./read-body.ts";
import { type RouteInput, type RouteSpec, takesIdempotencyKey } from "./route-spec.ts";
import { traced } from "./traced.ts";
import { parseQuery, parseWith, validate } from "./validate.ts";

type Spec<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = Omit<
  RouteSpec<P, Q, B>,
  "access"
>;
type AnyHandler = (
  input: RouteInput<z.ZodObject, z.ZodObject, z.ZodType, never> & { who: never },
  c: Context,
) => Promise<Answer>;

/** Where routes are declared. */
export interface Router {
  /** A route for café servers: needs an API key. */
  merchant<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
    spec: Spec<P, Q, B>,
    handler: (input: RouteInput<P, Q, B, string>, c: Context) => Promise<Answer>,
  ): void;
  /** A route for a customer who is signed in: needs an access token. */
  account<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
    spec: Spec<P, Q, B>,
    handler: (input: RouteInput<P, Q, B, null> & { who: SignedIn }, c: Context) => Promise<Answer>,
  ): void;
  /** A route for everybody. */
  public<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
    spec: Spec<P, Q, B>,
    handler: (input: RouteInput<P, Q, B, null>, c: Context) => Promise<Answer>,
  ): void;
}

/**
 * Puts routes on the app. One function carries a request through a route, in this order: its body, its turn,
 * API key, idempotency key, checks of what was sent, handler. A chain of middleware would cost the hot paths a promise per link.
 * @param admission asked for every request; null: all begin at once
 */
export function createRouter(
  app: OpenAPIHono,
  { deps, publicUrl, trustedProxies }: Pick<ApiOptions, "deps" | "publicUrl" | "trustedProxies">,
  observe: Observe,
  admission: Admission | null = null,
): Router {
  const protective = protectiveHeaders(publicUrl);
  const checkKey = createApiKeyCheck(deps);
  const checkAccess = createAccessCheck(deps);
  const lines = createLines(trustedProxies);

  function add(spec: RouteSpec, handler: AnyHandler): void {
    app.openAPIRegistry.registerPath(describeRoute(spec));
    const method = spec.method.toUpperCase();
    const observer = observe(method, spec.path);
    const keyed = takesIdempotencyKey(spec);
    const readsBody = keyed || spec.body !== undefined;

    async function handle(c: Context, holder: KeyHolder | null, text: string): Promise<Answer> {
      const who = spec.access === "account" ? await checkAccess(c) : null;
      if (who && admission) lines.isOf(c, who.accountId);
      const input = {
        who: who as never,
        params: spec.params ? parseWith(spec.params, readParams(c)) : {},
        query: spec.query ? parseQuery(spec.query, readQuery(c)) : {},
        body: spec.body ? validate(spec.body, parseJson(text)) : undefined,
        merchantId: (holder?.merchantId ?? null) as never,
        liveMerchantId: (holder?.liveMerchantId ?? null) as never,
      };
      return handler(input, c);
    }

    async function run(c: Context, holder: KeyHolder | null, text: string): Promise<SentAnswer | Response> {
      const key = keyed ? c.req.header("idempotency-key") : undefined;
      if (key === undefined || holder === null) return serialize(await handle(c, holder, text));
      const path = `${c.req.path}${new URL(c.req.url).search}`;
      const request = { merchantId: holder.merchantId, key, method, path, body: text };
      return idempotently(deps, request, async () => {
        try {
          return serialize((await handle(c, holder, text)) as JsonAnswer);
        } catch (error) {
          return refuse(error);
        }
      });
    }

    const respond = async (c: Context): Promise<Response> => {
      const request = observer.begin(c);
      let holder: KeyHolder | null = null;
      let answer: SentAnswer | Response;
      let isIn = false;
      try {
        // Whoever sends slowly keeps nobody from a place.
        const body = readsBody ? await bodyOf(c) : "";
        if (admission?.enter() === false) await admission.wait(lines.of(c));
        isIn = true;
        if (spec.access === "merchant") {
          holder = await authenticate(c, checkKey, spec.keyMode);
          if (admission) lines.isOf(c, holder.merchantId);
        }
        if (typeof body !== "string") throw body.refused;
        answer = await run(c, holder, body);
      } catch (error) {
        const own = spec.refuse?.(error);
        answer = own ? { ...serialize(own), error } : refuse(error);
      } finally {
        if (isIn) admission?.leave();
      }
      observer.end(request, answer, holder?.merchantId ?? null);
      return send(answer, request.id, protective);
    };
    app.on(method, spec.path.replaceAll(/{(.+?)}/g, ":$1"), traced(deps.db.trace, spec, respond));
  }

  return {
    merchant: (spec, handler) => add({ ...spec, access: "merchant" } as RouteSpec, handler as AnyHandler),
    account: (spec, handler) => add({ ...spec, access: "account" } as RouteSpec, handler as never),
    public: (spec, handler) => add({ ...spec, access: "public" } as RouteSpec, handler as AnyHandler),
  };
}

/** A body that is refused is told to whoever may ask. */
async function bodyOf(c: Context): Promise<string | { readonly refused: unknown }> {
  try {
    return await readBody(c);
  } catch (error) {
    return { refused: error };
  }
}

/** Nothing has a NUL in its name, and the database takes none: whatever the schema, it ends here. */
function readParams(c: Context): Record<string, string> {
  const params = c.req.param() as Record<string, string>;
  if (Object.values(params).some((value) => value.includes("\u0000"))) throw new HttpProblem("not_found");
  return params;
}

/** A name given once is a text, one given more often a list, which no schema of ours takes. */
function readQuery(c: Context): Record<string, string | string[]> {
  const given = c.req.queries();
  const query: Record<string, string | string[]> = {};
  for (const name in given) {
    const values = given[name] ?? [];
    query[name] = values.length === 1 && values[0] !== undefined ? values[0] : values;
  }
  return query;
}
