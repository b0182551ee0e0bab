import type { z } from "zod";
import { dropNulls } from "./drop-nulls.ts";
import { HttpProblem } from "./http-problem.ts";
import { sayWhatIsWrong } from "./issue-words.ts";

type Issue = z.core.$ZodIssue;

/** A JSON value that has come through its schema (`parseWith`). `null` for what may be absent means absent. */
export function validate<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  return parseWith(schema, dropNulls(schema, value));
}

/**
 * A value that has come through its schema.
 * @throws HttpProblem `validation_failed`, naming every path and what is wrong there, in words of our own
 */
export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  return parse(schema, value, sayWhatIsWrong);
}

/** The same of a query string, where a list is a name that was given more than once. */
export function parseQuery<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  return parse(schema, value, (issue) =>
    Array.isArray(issue.input) ? "must be given only once" : sayWhatIsWrong(issue),
  );
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  error: typeof sayWhatIsWrong,
): z.output<Schema> {
  const result = schema.safeParse(value, { error });
  if (result.success) return result.data;
  throw new HttpProblem("validation_failed", { errors: result.error.issues.flatMap(describe).slice(0, 20) });
}

function describe(issue: Issue): { path: string; message: string }[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: join([...issue.path, key]), message: "is not a known field" }));
  }
  if (issue.code === "invalid_key") {
    const message = issue.issues[0]?.message ?? "is not valid";
    return [{ path: join(issue.path), message: `its name ${message}` }];
  }
  return [{ path: join(issue.path), message: issue.message }];
}

/** `items[0].name` */
function join(path: readonly PropertyKey[]): string {
  return path.reduce<string>((joined, key) => {
    if (typeof key === "number") return `${joined}[${key}]`;
    return joined === "" ? String(key) : `${joined}.${String(key)}`;
  }, "");
}
