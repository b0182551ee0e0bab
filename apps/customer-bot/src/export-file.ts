import { exportAccount } from "@gotovo/usecases/accounts/export-account";
import type { Deps } from "@gotovo/usecases/context";

/** Makes the file with everything that we have of a person, at the moment it is sent. */
export function exportFile(deps: Deps): (args: Record<string, string | number>) => Promise<Uint8Array> {
  return async ({ person }) => {
    const data = await exportAccount(deps, { personId: String(person) });
    return Buffer.from(`${JSON.stringify(data, null, 2)}\n`);
  };
}
