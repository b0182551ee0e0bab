import type { z } from "zod";

type RawIssue = z.core.$ZodRawIssue;

/** What a value must be, by the names that Zod has for kinds of values. */
const kinds: Record<string, string> = {
  string: "must be text",
  number: "must be a number",
  int: "must be a whole number",
  boolean: "must be true or false",
  array: "must be a list",
  object: "must be an object",
  record: "must be an object",
  null: "must be null",
};

/**
 * What is wrong with a value, in words that a café's developer can act on. A schema's own words go first.
 * @returns undefined where a schema always has words of its own
 */
export function sayWhatIsWrong(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "is required";
      return kinds[issue.expected] ?? "is of the wrong kind";
    case "invalid_value":
      return `must be ${list(issue.values.map((value) => JSON.stringify(value)))}`;
    case "too_small":
      if (issue.origin === "string" && issue.minimum === 1) return "must not be blank";
      return `must ${bound(issue.origin, issue.inclusive === false ? "more than" : "at least", issue.minimum)}`;
    case "too_big":
      return `must ${bound(issue.origin, "at most", issue.maximum)}`;
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "invalid_format":
      return "is not written as it should be";
    case "invalid_union":
      return "has none of the forms that are taken here";
    default:
      return undefined;
  }
}

function bound(origin: string, words: string, limit: number | bigint): string {
  if (origin === "string") return `have ${words} ${count(limit, "character")}`;
  if (origin === "array" || origin === "set") return `have ${words} ${count(limit, "entry", "entries")}`;
  return `be ${words} ${limit}`;
}

function count(number: number | bigint, one: string, many = `${one}s`): string {
  return `${number} ${Number(number) === 1 ? one : many}`;
}

function list(values: readonly string[]): string {
  return values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}
