import { statSync } from "node:fs";
import type { RestoredBackup, WrittenBackup } from "@gotovo/db";
import { explainFailedStart } from "@gotovo/runtime";
import type { SealedUnder } from "@gotovo/usecases/sealed-under";

const count = new Intl.NumberFormat("en");

/** What a backup that was written is, for its operator. */
export function tellWritten(file: string, { at, tables, secretKey }: WrittenBackup): string {
  const rows = tables.reduce((sum, table) => sum + Number(table.rows), 0);
  return [
    `${file}: ${megabytes(file)}, ${count.format(rows)} rows of ${tables.length} tables, as of ${at}`,
    secretKey === null
      ? "The key that opens its codes and sessions is SECRET_KEY, which was not given here: keep it, elsewhere."
      : `It opens with the secret key ${secretKey} (its fingerprint). The key is not in it: keep it, elsewhere.`,
    "It holds personal data. Only its owner can read it (0600); keep it so wherever you copy it.",
  ].join("\n");
}

/** What is about to be restored. */
export function tellHead({ at, product, server, secretKey }: Omit<WrittenBackup, "tables">): string {
  const key = secretKey === null ? "" : `, of the secret key ${secretKey}`;
  return `The file is whole: a backup of ${at}, by version ${product} on PostgreSQL ${server}${key}.`;
}

/** What was restored and proven, table by table. */
export function tellRestored({ tables, migrated }: RestoredBackup): string {
  const width = Math.max(...tables.map(({ name }) => name.length));
  const lines = tables.map(
    ({ name, rows }) =>
      `✓ ${name.padEnd(width)}  ${count.format(Number(rows)).padStart(12)} rows, the sum fits`,
  );
  const since = migrated.length === 0 ? [] : [`Brought up to date: ${migrated.join(", ")}`];
  return [...lines, ...since].join("\n");
}

/** Whether the operator's key is the one that what was restored needs. */
export function tellKey({ key }: SealedUnder, made: string | null): string {
  const which = made === null ? "" : ` (${made})`;
  switch (key) {
    case "current":
      return "✓ SECRET_KEY opens what is sealed in it";
    case "previous":
      return "✓ SECRET_KEY_PREVIOUS opens what is sealed in it; the first start seals it under SECRET_KEY";
    case "nothing":
      return "✓ Nothing is sealed in it yet";
    case "another":
      return (
        `! SECRET_KEY does not open what is sealed in it: set the key that the backup was made with${which} as SECRET_KEY, or as ` +
        'SECRET_KEY_PREVIOUS to go on under a new one. Without it no start works; "The secret key" in README.md says what then.'
      );
    default:
      return key satisfies never;
  }
}

/** Why it did not work: what is for the operator to mend is said without a stack. */
export function tellFailure(error: unknown): string {
  const isOfSystem = error instanceof Error && typeof (error as NodeJS.ErrnoException).code === "string";
  return isOfSystem
    ? error.message || String((error as NodeJS.ErrnoException).code)
    : explainFailedStart(error);
}

function megabytes(file: string): string {
  return `${(statSync(file).size / 1e6).toFixed(1)} MB`;
}
