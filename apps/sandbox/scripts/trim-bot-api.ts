/*
 * Makes src/botapi/generated/bot-api.json from a full description of the Bot API as JSON (methods and types with their
 * fields): names, types and what is required, no sentences.
 *
 *   node apps/sandbox/scripts/trim-bot-api.ts <full.json>
 */
import { readFileSync, writeFileSync } from "node:fs";

interface FullField {
  readonly name: string;
  readonly types: string[];
  readonly required: boolean;
  readonly description: string;
}
interface FullShape {
  readonly fields?: FullField[] | null;
  readonly subtypes?: string[];
  readonly returns?: string[];
}

const [source] = process.argv.slice(2);
if (!source) throw new Error("usage: trim-bot-api.ts <full.json>");
const full = JSON.parse(readFileSync(source, "utf8")) as {
  version: string;
  methods: Record<string, FullShape>;
  types: Record<string, FullShape>;
};

/** The one value a discriminating field may have ("must be photo", "always "user""), if its sentence names one. */
function constant({ name, description }: FullField): string | undefined {
  if (!["type", "source", "status"].includes(name)) return undefined;
  return /(?:must be|always) "?([a-z_0-9]+)"?$/.exec(description)?.[1];
}

function trim(shape: FullShape) {
  const fields = shape.fields ?? [];
  const constants = fields.flatMap((field) => {
    const value = constant(field);
    return value ? [[field.name, value]] : [];
  });
  return {
    ...(shape.returns && { returns: shape.returns.join("|") }),
    ...(shape.subtypes && { subtypes: shape.subtypes }),
    fields: Object.fromEntries(fields.map((field) => [field.name, field.types.join("|")])),
    required: fields.filter((field) => field.required).map((field) => field.name),
    ...(constants.length > 0 && { constants: Object.fromEntries(constants) }),
  };
}

function lines(shapes: Record<string, FullShape>): string {
  return Object.entries(shapes)
    .map(([name, shape]) => `    ${JSON.stringify(name)}: ${JSON.stringify(trim(shape))}`)
    .join(",\n");
}

writeFileSync(
  new URL("../src/botapi/generated/bot-api.json", import.meta.url),
  `{\n  "version": ${JSON.stringify(full.version)},\n  "methods": {\n${lines(full.methods)}\n  },\n  "types": {\n${lines(full.types)}\n  }\n}\n`,
);
