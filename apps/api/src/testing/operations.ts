import type { OpenAPIHono } from "@hono/zod-openapi";

type Document = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;

/** An operation of the API as its own OpenAPI document tells it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly needsKey: boolean;
  /** The only kind of key that it takes; null: either. */
  readonly keyMode: "live" | "test" | null;
  /** The access token of a customer. */
  readonly needsAccess: boolean;
  readonly pathParams: readonly string[];
  readonly queryParams: readonly string[];
  /** Names of the body's fields; null for an operation without a body. */
  readonly bodyFields: readonly string[] | null;
  readonly bodyExample: unknown;
}

/** All operations of the document. */
export async function readOperations(app: Pick<OpenAPIHono, "request">): Promise<Operation[]> {
  const document = (await (await app.request("/openapi.json")).json()) as Document;
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (["get", "post", "put", "patch", "delete"] as const).flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const named = (place: string) =>
        (operation.parameters ?? []).flatMap((it) => ("in" in it && it.in === place ? [it.name] : []));
      const content = (operation.requestBody as Body | undefined)?.content["application/json"];
      return {
        id: operation.operationId ?? `${method} ${path}`,
        method: method.toUpperCase(),
        path,
        needsKey: (operation.security ?? []).some((way) => "apiKey" in way),
        keyMode: (operation as { "x-key-mode"?: "live" | "test" })["x-key-mode"] ?? null,
        needsAccess: (operation.security ?? []).some((way) => "accessToken" in way),
        pathParams: named("path"),
        queryParams: named("query"),
        bodyFields: content ? Object.keys(resolve(document, content.schema).properties ?? {}) : null,
        bodyExample: content?.example,
      };
    }),
  );
}

interface SchemaLike {
  readonly $ref?: string;
  readonly properties?: Record<string, unknown>;
}

interface Body {
  readonly content: Record<string, { readonly schema: SchemaLike; readonly example?: unknown }>;
}

function resolve(document: Document, schema: SchemaLike): SchemaLike {
  const name = schema.$ref?.split("/").pop();
  return name === undefined ? schema : ((document.components?.schemas?.[name] ?? {}) as SchemaLike);
}

/** The URL of an operation. Values go in as anybody may write them, well-formed or not. */
export function urlOf(
  operation: Operation,
  params: Record<string, string>,
  query: readonly (readonly [name: string, value: string])[],
): string {
  const path = operation.path.replaceAll(/{(.+?)}/g, (_whole, name) => encode(params[name] ?? ""));
  const search = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
  return search === "" ? path : `${path}?${search}`;
}

function encode(value: string): string {
  return value.isWellFormed() ? encodeURIComponent(value) : "%ED%A0%80";
}
