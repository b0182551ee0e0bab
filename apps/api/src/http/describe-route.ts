import { problem } from "@gotovo/contract";
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { type HttpProblemCode, problemKinds } from "./problems.ts";
import { type RouteSpec, takesIdempotencyKey } from "./route-spec.ts";

type RouteConfig = Parameters<OpenAPIHono["openAPIRegistry"]["registerPath"]>[0];

const idempotencyHeaders = z.object({
  "Idempotency-Key": z.string().optional().meta({
    description:
      "1 to 255 printable ASCII characters. The same request sent again with the same key has no second effect and is answered as the first one, with `Idempotent-Replayed: true`.",
  }),
});

/** What OpenAPI says of a route, refusals included. */
export function describeRoute(spec: RouteSpec): RouteConfig {
  const { body, bodyExample } = spec;
  return {
    method: spec.method,
    path: spec.path,
    operationId: spec.operationId,
    tags: [spec.tag],
    summary: spec.summary,
    ...(spec.description !== undefined && { description: spec.description }),
    security: { merchant: [{ apiKey: [] }], account: [{ accessToken: [] }], public: [] }[spec.access],
    // An extension of ours: what the operation does with keys of the other kind is to refuse them.
    ...(spec.keyMode !== undefined && { "x-key-mode": spec.keyMode }),
    request: {
      ...(spec.params && { params: spec.params }),
      ...(spec.query && { query: spec.query }),
      ...(takesIdempotencyKey(spec) && { headers: idempotencyHeaders }),
      ...(body && {
        body: {
          required: true,
          content: {
            "application/json": { schema: body, ...(bodyExample !== undefined && { example: bodyExample }) },
          },
        },
      }),
    },
    responses: {
      ...answersOf(spec.answers, takesIdempotencyKey(spec) ? replayedHeader : undefined),
      ...withUnread(spec.ownRefusals ? answersOf(spec.ownRefusals) : refusalsOf(spec)),
    },
  };
}

/** Who takes everything still gets only what Node has read: 431 comes from it, before any route, and has no body. */
function withUnread(refusals: RouteConfig["responses"]): RouteConfig["responses"] {
  if (Object.keys(refusals).some((status) => status.startsWith("4"))) return refusals;
  return { 431: { description: "The headers are larger than 16 KiB" }, ...refusals };
}

const replayedHeader = {
  "Idempotent-Replayed": {
    description: "`true` when this is the kept answer to an earlier request with the same `Idempotency-Key`",
    schema: { type: "string" as const, enum: ["true"] },
  },
};

const retryHeader = {
  "Retry-After": {
    description: "Seconds after which asking again makes sense; present where `retry_after` is",
    schema: { type: "integer" as const, minimum: 0 },
  },
};

function answersOf(answers: RouteSpec["answers"], headers?: typeof replayedHeader): RouteConfig["responses"] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, example, contentType }]) => [
      status,
      {
        description,
        ...(headers && { headers }),
        ...(schema && {
          content: {
            [contentType ?? "application/json"]: { schema, ...(example !== undefined && { example }) },
          },
        }),
      },
    ]),
  );
}

function refusalsOf(spec: RouteSpec): RouteConfig["responses"] {
  const byStatus = new Map<number, HttpProblemCode[]>();
  for (const code of allRefusals(spec)) {
    const { status } = problemKinds[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${problemKinds[code].title}`).join(". "),
        ...(codes.some((code) => "retryAfter" in problemKinds[code]) && { headers: retryHeader }),
        content: { "application/problem+json": { schema: problem } },
      },
    ]),
  );
}

/** The codes an operation may refuse with: its own, and those of everything of its kind. */
function allRefusals(spec: RouteSpec): HttpProblemCode[] {
  const codes = new Set<HttpProblemCode>(spec.refusals);
  if (spec.access !== "public") codes.add("unauthorized");
  if (spec.keyMode !== undefined) codes.add("forbidden");
  if (spec.params || spec.query || spec.body || takesIdempotencyKey(spec)) codes.add("validation_failed");
  if (spec.body) codes.add("payload_too_large").add("unsupported_media_type");
  if (takesIdempotencyKey(spec)) codes.add("idempotency_key_reused").add("idempotency_in_flight");
  return [...codes.add("unavailable").add("internal")];
}
