import type { OpenAPIHono } from "@hono/zod-openapi";

/** The API's own OpenAPI document. */
export type Document = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;

/** What our schemas use of JSON Schema. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

export interface Content {
  readonly schema: Schema;
  readonly example?: unknown;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string | undefined;
  /** The name of what a caller shows: `apiKey`, `accessToken`; null: nothing. */
  readonly needs: string | null;
  readonly parameters: readonly Parameter[];
  readonly body: Content | undefined;
  readonly answers: readonly OperationAnswer[];
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface OperationAnswer {
  readonly status: number;
  readonly description: string;
  readonly contentType: string | undefined;
  readonly content: Content | undefined;
}

interface RawOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, Content> };
  readonly responses: Record<
    string,
    { readonly description: string; readonly content?: Record<string, Content> }
  >;
}

/** The document's operations, in the order of their routes. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).map(([method, raw]) => toOperation(method.toUpperCase(), path, raw as RawOperation)),
  );
}

function toOperation(method: string, path: string, raw: RawOperation): Operation {
  return {
    method,
    path,
    id: raw.operationId,
    tag: raw.tags[0] ?? "",
    summary: raw.summary,
    description: raw.description,
    needs: Object.keys(raw.security?.[0] ?? {})[0] ?? null,
    parameters: raw.parameters ?? [],
    body: raw.requestBody?.content["application/json"],
    answers: Object.entries(raw.responses).map(([status, { description, content }]) => {
      const [contentType] = Object.keys(content ?? {});
      return {
        status: Number(status),
        description,
        contentType,
        content: contentType === undefined ? undefined : content?.[contentType],
      };
    }),
  };
}
