import { z } from "zod";

/** Thrown when the environment cannot be used; the message names every bad variable and why. */
export class EnvError extends Error {}

/**
 * Reads the environment through a schema whose keys are the variables' names. An empty string counts as unset.
 * Throws `EnvError` with one line per bad or missing variable; values are never repeated, they may be secrets.
 */
export function parseEnv<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Record<string, string | undefined>,
): z.output<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? "environment");
    return `  ${name}: ${given[name] === undefined ? "is required" : issue.message}`;
  });
  throw refusal(lines);
}

/** What is wrong with settings, by the name of the variable. */
export type EnvProblems = Readonly<Record<string, string | undefined>>;

/** @throws EnvError naming every variable that has a problem, and why */
export function refuseProblems(problems: EnvProblems): void {
  const lines = Object.entries(problems).flatMap(([name, why]) => (why ? [`  ${name}: ${why}`] : []));
  if (lines.length > 0) throw refusal(lines);
}

function refusal(lines: readonly string[]): EnvError {
  return new EnvError(`These settings cannot be used:\n${[...new Set(lines)].join("\n")}`);
}

/**
 * What a program runs as. Anything else is refused: a misspelt "production" would allow what only development may.
 */
export const envMode = z
  .string()
  .transform((mode) => mode.trim().toLowerCase())
  .pipe(z.enum(["production", "development", "test"], "must be production, development or test"))
  .optional();

/** Pieces of a schema that several programs share. */
export const envPortNumber = z.coerce
  .number("must be a number")
  .int("must be a whole number")
  .min(0)
  .max(65_535, "must be at most 65535");
export const envPort = (fallback: number) => envPortNumber.default(fallback);
export const envUrl = z
  .url({ protocol: /^https?$/, error: "must be an http(s) address" })
  .transform((url) => url.replace(/\/+$/, ""));
/** A whole number, 0 unless given. */
export const envCount = z.coerce
  .number("must be a number")
  .int("must be a whole number")
  .min(0, "must not be below 0")
  .default(0);
export const envPositive = (fallback: number) =>
  z.coerce.number("must be a number").positive("must be above 0").default(fallback);
