import { z } from "zod";

/**
 * The value without the `null`s that stand for "absent": sites' serializers write every field. A field that takes
 * `null` itself keeps it.
 */
export function dropNulls(schema: z.core.$ZodType, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const inner = bare(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((each) => dropNulls(inner.element, each));
  }
  if (!(inner instanceof z.ZodObject) || Array.isArray(value)) return value;
  const shape: Record<string, z.core.$ZodType | undefined> = inner.shape;
  const kept = Object.entries(value).filter(([name, each]) => each !== null || !means(shape, name));
  // A prototype is no field, whatever it is called.
  return Object.fromEntries(
    kept.map(([name, each]) => {
      const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
      return [name, field ? dropNulls(field, each) : each];
    }),
  );
}

/** Whether `null` there means that there is nothing. */
function means(shape: Record<string, z.core.$ZodType | undefined>, name: string): boolean {
  const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
  if (!field) return false;
  return z.safeParse(field, undefined).success && !z.safeParse(field, null).success;
}

/** The schema inside what only says that it may be missing. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return bare(schema.unwrap());
  return schema;
}
