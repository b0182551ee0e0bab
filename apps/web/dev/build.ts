import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Builds pages and embeddable tracker as they are in the sources now, into this folder. */
export async function buildPages(outDir: string): Promise<void> {
  for (const config of ["vite.config.ts", "vite.embed.config.ts"])
    await build({ root, configFile: `${root}${config}`, logLevel: "error", build: { outDir } });
}
