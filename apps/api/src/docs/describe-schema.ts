import type { Document, Schema } from "./document.ts";

/** A field of a body, with its place in it. */
export interface Field {
  /** `items[].name` */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

const deepest = 4;

/** What a schema gives as an example of itself. */
export function exampleOf(document: Document, schema: Schema): unknown {
  const { example, examples, enum: values } = resolveSchema(document, schema);
  return example ?? examples?.[0] ?? values?.[0];
}

/** The schema itself, not a reference to it. */
export function resolveSchema(document: Document, schema: Schema): Schema {
  const name = schema.$ref?.split("/").pop();
  if (name === undefined) return schema;
  return { ...(document.components?.schemas?.[name] as Schema), ...schema };
}

/** All fields of a schema, those within fields too. */
export function fieldsOf(document: Document, schema: Schema, prefix = "", depth = 0): Field[] {
  const resolved = inner(document, schema);
  if (depth > deepest) return [];
  if (resolved.items && prefix === "") return fieldsOf(document, resolved.items, "[]", depth + 1);
  return Object.entries(resolved.properties ?? {}).flatMap(([name, property]) => {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    const full = resolveSchema(document, property);
    const field = {
      path,
      type: typeOf(document, full),
      required: resolved.required?.includes(name) ?? false,
      description: [full.description, limitsOf(full)].filter(Boolean).join(". "),
    };
    const items = inner(document, full).items;
    const nested = items
      ? fieldsOf(document, items, `${path}[]`, depth + 1)
      : fieldsOf(document, full, path, depth + 1);
    return [field, ...nested];
  });
}

/** What is left of "this or null". */
function inner(document: Document, schema: Schema): Schema {
  const resolved = resolveSchema(document, schema);
  const others = resolved.anyOf?.filter((option) => option.type !== "null");
  return others?.length === 1 && others[0] ? resolveSchema(document, others[0]) : resolved;
}

/** A schema's type in a few words. */
export function typeOf(document: Document, schema: Schema): string {
  const full = resolveSchema(document, schema);
  if (full.const !== undefined) return JSON.stringify(full.const);
  if (full.enum) return full.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (full.anyOf) return [...new Set(full.anyOf.map((option) => typeOf(document, option)))].join(" | ");
  const types = Array.isArray(full.type) ? full.type : [full.type ?? "any"];
  return types.map((type) => nameOf(document, full, type)).join(" | ");
}

function nameOf(document: Document, schema: Schema, type: string): string {
  if (type === "array" && schema.items) {
    const of = typeOf(document, schema.items);
    return of.includes(" | ") ? `(${of})[]` : `${of}[]`;
  }
  return type === "string" && schema.format ? schema.format : type;
}

function limitsOf({ minLength, maxLength, minimum, maximum, maxItems }: Schema): string {
  if (maxLength !== undefined) return `${minLength ?? 0}–${maxLength} characters`;
  if (maxItems !== undefined) return `At most ${maxItems}`;
  if (minimum !== undefined && maximum !== undefined) return `${minimum}–${maximum}`;
  return "";
}
