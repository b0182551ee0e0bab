import type { KeyMode } from "@gotovo/usecases/venue/merchants/issue-api-key";
import type { z } from "@hono/zod-openapi";
import type { JsonAnswer } from "./answer.ts";
import type { HttpProblemCode } from "./problems.ts";

export interface AnswerSpec {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly example?: unknown;
  /** `application/json` by default. */
  readonly contentType?: string;
}

/** One operation of the API: what its documentation, its checks and its handler's types derive from. */
export interface RouteSpec<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
> {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** As OpenAPI writes it: `/v1/orders/{order_id}`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly bodyExample?: unknown;
  readonly answers: Readonly<Record<number, AnswerSpec>>;
  /** What this operation may refuse with, besides what all of its kind do. */
  readonly refusals?: readonly HttpProblemCode[];
  /** How this operation says no in words of its own document; null: as everything does. */
  readonly refuse?: ((error: unknown) => JsonAnswer | null) | undefined;
  /** All answers with which it does, when none of them is a problem. */
  readonly ownRefusals?: Readonly<Record<number, AnswerSpec>>;
  /** `merchant`: an API key is required; `account`: a customer's access token. */
  readonly access: "merchant" | "account" | "public";
  /** The kind of API key that it takes; both kinds by default. */
  readonly keyMode?: KeyMode | undefined;
}

/** What a handler gets: everything parsed and checked. */
export interface RouteInput<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  MerchantId,
> {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
  /** Whose API key it was: of a test key, the merchant's test side. */
  readonly merchantId: MerchantId;
  /** Whose the venues are; the same for a live key. */
  readonly liveMerchantId: MerchantId;
}

/** Every POST and PATCH of a merchant can be repeated safely with an Idempotency-Key. */
export function takesIdempotencyKey(spec: Pick<RouteSpec, "method" | "access">): boolean {
  return (spec.method === "post" || spec.method === "patch") && spec.access === "merchant";
}
