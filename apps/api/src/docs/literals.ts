interface Notation {
  readonly constants: readonly [string, string, string];
  readonly list: readonly [string, string];
  readonly object: readonly [string, string];
  readonly pair: (name: string, value: string) => string;
  readonly text: (value: string) => string;
  readonly indent: string;
}

const javascript: Notation = {
  constants: ["null", "true", "false"],
  list: ["[", "]"],
  object: ["{", "}"],
  pair: (name, value) => `${/^[a-z_]\w*$/i.test(name) ? name : JSON.stringify(name)}: ${value}`,
  text: (value) => JSON.stringify(value),
  indent: "  ",
};

const php: Notation = {
  ...javascript,
  object: ["[", "]"],
  pair: (name, value) => `${quoted(name)} => ${value}`,
  text: quoted,
  indent: "    ",
};

const python: Notation = {
  ...javascript,
  constants: ["None", "True", "False"],
  pair: (name, value) => `${JSON.stringify(name)}: ${value}`,
  indent: "    ",
};

/** A JSON value as JavaScript writes it. */
export const jsLiteral = (value: unknown) => literal(javascript, value, "");
/** As PHP writes it; `at` is the indentation of the line it begins in. */
export const phpLiteral = (value: unknown, at = "") => literal(php, value, at);
/** As Python writes it; `at` is the indentation of the line it begins in. */
export const pythonLiteral = (value: unknown, at = "") => literal(python, value, at);

function literal(notation: Notation, value: unknown, at: string): string {
  const { constants, list, object, pair, text, indent } = notation;
  if (value === null || value === undefined) return constants[0];
  if (typeof value === "boolean") return value ? constants[1] : constants[2];
  if (typeof value === "string") return text(value);
  if (typeof value !== "object") return String(value);
  const inner = at + indent;
  const [[open, close], parts] = Array.isArray(value)
    ? [list, value.map((each) => literal(notation, each, inner))]
    : [object, Object.entries(value).map(([name, each]) => pair(name, literal(notation, each, inner)))];
  const line = `${open}${parts.join(", ")}${close}`;
  if (line.length < 72 && !line.includes("\n")) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},`).join("\n")}\n${at}${close}`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
