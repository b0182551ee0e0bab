import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "vite";
import { publishedManifest } from "./manifest.ts";
import { wireTypes } from "./wire-types.ts";

// What npm runs before and after it packs: in between, the package is what others install, built and with the manifest
// that is theirs. The workspace's own manifest waits meanwhile.

const root = fileURLToPath(new URL("../../", import.meta.url));
const at = (path: string) => join(root, path);
const manifest = at("package.json");
const kept = at(".package.json");

/** `dist/` with one file of JavaScript, its types, and the licenses of what went into it. */
async function buildPackage(): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    build: {
      lib: { entry: at("src/index.ts"), formats: ["es"], fileName: "index" },
      outDir: at("dist"),
      target: "es2022",
      minify: false,
      license: { fileName: "third-party-licenses.md" },
    },
  });
  const tsc = at("node_modules/typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", at("tsconfig.build.json")]);
  for (const file of await readdir(at("dist"), { recursive: true })) {
    if (file.endsWith(".d.ts")) await nameBuiltFiles(at(`dist/${file}`));
  }
  const wire = await readFile(at("src/wire.ts"), "utf8");
  const names = [...wire.matchAll(/^export type (\w+)/gm)].map(([, name = ""]) => name);
  await writeFile(at("dist/wire.d.ts"), await wireTypes(names));
}

/** TypeScript leaves the endings of our sources in the types. */
async function nameBuiltFiles(file: string): Promise<void> {
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replaceAll(/(from "\.[^"]*)\.ts"/g, '$1.js"'));
}

if (process.argv[2] === "prepack") {
  if (existsSync(kept)) await rename(kept, manifest);
  await rm(at("dist"), { recursive: true, force: true });
  await buildPackage();
  await copyFile(manifest, kept);
  await writeFile(manifest, publishedManifest(await readFile(manifest, "utf8")));
} else {
  await rename(kept, manifest);
}
