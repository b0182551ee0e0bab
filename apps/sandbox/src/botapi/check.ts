import { badRequest } from "./errors.ts";
import { botApi, type Shape } from "./schema.ts";

/** Throws a 400 naming `path` unless the value has the type. */
export type Check = (value: unknown, path: string) => void;

const built = new Map<string, Check>();

/**
 * The check of a type as the Bot API data writes it: "Integer|String", "Array of Array of PhotoSize",
 * "InlineKeyboardMarkup". Built once per type; an object's unknown fields are errors.
 */
export function checkOf(type: string): Check {
  const known = built.get(type);
  if (known) return known;
  // Types refer to themselves (Message.reply_to_message): a forwarding entry breaks the circle.
  let made: Check | undefined;
  built.set(type, (value, path) => made?.(value, path));
  made = build(type);
  built.set(type, made);
  return made;
}

function build(type: string): Check {
  const alternatives = type.split("|");
  if (alternatives.length > 1) return union(alternatives);
  if (type.startsWith("Array of ")) return array(type.slice("Array of ".length));
  switch (type) {
    case "String":
    case "InputFile":
      return expect("a String", (value) => typeof value === "string");
    case "Integer":
      return expect("an Integer", (value) => Number.isSafeInteger(value));
    case "Float":
      return expect("a Number", (value) => typeof value === "number" && Number.isFinite(value));
    case "Boolean":
    case "True":
      return expect("a Boolean", (value) => typeof value === "boolean");
    default:
      return named(type);
  }
}

function expect(what: string, accepts: (value: unknown) => boolean): Check {
  return (value, path) => {
    if (!accepts(value)) throw badRequest(`field "${path}" must be ${what}`);
  };
}

function array(element: string): Check {
  const check = checkOf(element);
  return (value, path) => {
    if (!Array.isArray(value)) throw badRequest(`field "${path}" must be an Array`);
    value.forEach((item, index) => {
      check(item, `${path}[${index}]`);
    });
  };
}

function named(type: string): Check {
  const shape = botApi.types[type];
  if (!shape) throw new Error(`the Bot API data has no type ${type}`);
  if (shape.subtypes) return union(shape.subtypes);
  const check = object(type, shape);
  // The documentation: "For simple text buttons, String can be used instead of this object".
  if (type === "KeyboardButton") return (value, path) => typeof value === "string" || check(value, path);
  return check;
}

function object(type: string, shape: Shape): Check {
  const fields = new Map(Object.entries(shape.fields).map(([name, types]) => [name, lazily(types)]));
  return (value, path) => {
    if (!isObject(value)) throw badRequest(`field "${path}" must be ${type}`);
    for (const name in value) {
      const check = fields.get(name);
      if (!check) throw badRequest(`unknown field "${path}.${name}": ${type} has no such field`);
      const inner = value[name];
      if (inner !== undefined && inner !== null) check(inner, `${path}.${name}`);
    }
    for (const name of shape.required) {
      if (value[name] === undefined || value[name] === null) {
        throw badRequest(`can't find field "${name}" in "${path}" (${type})`);
      }
    }
  };
}

function lazily(type: string): Check {
  let check: Check | undefined;
  return (value, path) => {
    check ??= checkOf(type);
    check(value, path);
  };
}

function union(alternatives: string[]): Check {
  const checks = alternatives.map((type) => ({ type, check: lazily(type) }));
  return (value, path) => {
    const fitting = checks.filter(({ type }) => couldBe(type, value));
    if (fitting.length === 1) return fitting[0]?.check(value, path);
    let first: unknown;
    for (const { check } of fitting) {
      try {
        return check(value, path);
      } catch (error) {
        first ??= error;
      }
    }
    throw first ?? badRequest(`field "${path}" must be ${alternatives.join(" or ")}`);
  };
}

/** A cheap look at a value, so that the error of a union is that of the alternative that was meant. */
function couldBe(type: string, value: unknown): boolean {
  if (type.startsWith("Array of ")) return Array.isArray(value);
  const shape = botApi.types[type];
  if (!shape || type === "InputFile") return !isObject(value) && !Array.isArray(value);
  if (!isObject(value)) return false;
  if (shape.subtypes) return shape.subtypes.some((subtype) => couldBe(subtype, value));
  const constants = Object.entries(shape.constants ?? {});
  if (constants.length > 0) return constants.every(([name, constant]) => value[name] === constant);
  return shape.required.every((name) => name in value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
