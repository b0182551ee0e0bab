import { EnvError } from "./env.ts";

/** Errors of packages that do not know this one, whose message is all that an operator needs. */
const forOperators = new Set(["BadBackup", "UnfitSchema", "WrongSecretKey"]);

/** What a program that could not start tells its operator: what to set right, or else where it failed. */
export function explainFailedStart(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isClear = error instanceof EnvError || forOperators.has(error.name);
  return isClear ? error.message : (error.stack ?? error.message);
}
