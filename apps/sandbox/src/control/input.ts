import type { Context } from "hono";
import { z } from "zod";
import { invalid } from "./failure.ts";

/** The JSON body by a schema; no body counts as {}. Throws 400 naming what is wrong. */
export async function bodyOf<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await c.req.text();
  let value: unknown = {};
  if (text.trim() !== "") {
    try {
      value = JSON.parse(text);
    } catch {
      throw invalid("the body is not JSON");
    }
  }
  return check(schema, value);
}

/** The query by a schema. */
export const queryOf = <Schema extends z.ZodType>(c: Context, schema: Schema) => check(schema, c.req.query());

function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(
    result.error.issues
      .map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message))
      .join("; "),
  );
}

/** An integer in the path. */
export function idOf(c: Context, name: string): number {
  const value = Number(c.req.param(name));
  if (!Number.isSafeInteger(value)) throw invalid(`${name} must be an integer`);
  return value;
}

export const limitParam = (otherwise: number) =>
  z.coerce.number().int().min(1).max(10_000).default(otherwise);
