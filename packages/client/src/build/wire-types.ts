// Registers all shapes of the wire by their ids.
import "@gotovo/contract";
import { compile, type JSONSchema } from "json-schema-to-typescript";
import { z } from "zod";

/**
 * The wire's shapes as plain TypeScript, made of the contract's schemas: nobody who installs the package needs Zod.
 * @param names ids of the schemas that are asked for; those that they refer to come along
 */
export async function wireTypes(names: readonly string[]): Promise<string> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    io: "input",
    uri: (id) => `#/definitions/${id}`,
    unrepresentable: "any",
  });
  const definitions: Record<string, JSONSchema> = {};
  const add = (name: string): void => {
    if (name in definitions) return;
    const { $schema: _dialect, $id: _id, ...schema } = schemas[name] ?? missing(name);
    definitions[name] = tidy(schema) as JSONSchema;
    for (const [, other] of JSON.stringify(schema).matchAll(/"#\/definitions\/(\w+)"/g))
      if (other) add(other);
  };
  for (const name of names) add(name);
  const types = await compile({ definitions, type: "object" } as JSONSchema, "WireTypes", {
    bannerComment: "",
    additionalProperties: false,
    unreachableDefinitions: true,
    // Lists of a bounded length would become hundreds of tuples.
    ignoreMinAndMaxItems: true,
  });
  return types
    .replaceAll(/ \*\n \* This interface was referenced[\s\S]*?(?= \*\/)/g, "")
    .replaceAll(/\/\*\*\n \* This interface was referenced[\s\S]*?\*\/\n/g, "")
    .replace(/export interface WireTypes {[^}]*}\n/, "");
}

function missing(name: string): never {
  throw new Error(`wire.ts names ${name}, which is not the id of a schema`);
}

/** What types cannot say, and the document does. */
const unsaid = new Set(["example", "dependentRequired", "minProperties"]);
const isOnlyRequired = (option: object) => Object.keys(option).join() === "required";

/** Examples and ids would be written into the comments; a title would rename a type. */
function tidy(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(tidy);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !(key === "id" && typeof value === "string") && !unsaid.has(key))
      .filter(([key, value]) => !(key === "anyOf" && (value as object[]).every(isOnlyRequired)))
      .map(([key, value]) => [key, tidy(value)]),
  );
}
