import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg";

export type SchemaEngine = wasm.SchemaEngine;

/** The part of the global WebAssembly that is used; TypeScript knows it only together with the whole DOM. */
declare const WebAssembly: {
  instantiate(
    code: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

let loaded: Promise<typeof wasm> | undefined;

/** Loads Prisma's schema engine once per process. */
export function loadEngine(): Promise<typeof wasm> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<typeof wasm> {
  // A panicking engine reports here and then traps; without the registry the report itself would fail.
  const report = (message: string) => process.stderr.write(`Prisma's schema engine panicked: ${message}\n`);
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: report } });
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const code = await readFile(entry.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": wasm });
  const { __wbg_set_wasm } = wasm as unknown as { __wbg_set_wasm(exports: object): void };
  __wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return wasm;
}
