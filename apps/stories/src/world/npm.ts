import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";

/** npm's own program, for Node to start with the leash: what npm runs ends with npm. */
export function npmProgram(): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return realpathSync(folders.map((folder) => join(folder, "npm")).find(existsSync) ?? "npm");
}
