import type { z } from "zod";
import { HttpProblem } from "./http-problem.ts";

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/**
 * A value that has come through its schema.
 * @throws HttpProblem `validation_failed`, naming every path and what is wrong there
 */
export function validate<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value, { error: sayMissing });
  if (result.success) return result.data;
  throw new HttpProblem("validation_failed", { errors: result.error.issues.flatMap(describe).slice(0, 20) });
}

/** Zod says "expected string, received undefined" of what is simply not there. */
function sayMissing(issue: RawIssue): string | undefined {
  return issue.code === "invalid_type" && issue.input === undefined ? "is required" : undefined;
}

function describe(issue: Issue): { path: string; message: string }[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: join([...issue.path, key]), message: "is not a known field" }));
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
