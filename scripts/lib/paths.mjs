import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));
/** What later runs need to know; gone with node_modules, and then everything is done again. */
export const cacheFolder = join(projectRoot, "node_modules/.cache/gotovo");

/** An absolute path inside the project. */
export const inRoot = (...parts) => join(projectRoot, ...parts);
