import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * For `node --import`: holds a program to the pipe that GOTOVO_LEASH names. The system closes it however we end, and
 * then the program ends too.
 */
export const leash = pathToFileURL(join(import.meta.dirname, "../../../../scripts/lib/leash.mjs")).href;
