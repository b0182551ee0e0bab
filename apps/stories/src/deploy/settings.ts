import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const project = join(import.meta.dirname, "../../../..");

/** The text of a file of the project. */
export const textOf = (file: string) => readFileSync(join(project, file), "utf8");

/** A service of compose.yaml, as far as tests look at it. */
export interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly logging?: { readonly driver: string; readonly options: Readonly<Record<string, string>> };
  readonly read_only?: boolean;
  readonly stop_grace_period?: string;
}

export interface Compose {
  readonly name: string;
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

export const readCompose = () => parse(textOf("compose.yaml"), { merge: true }) as Compose;

/** Variables that a text puts in, as `${NAME}` with or without a default. */
export const putIn = (text: string) => [
  ...new Set([...text.matchAll(/\$\{(\w+)[^}]*\}/g)].map(([, name = ""]) => name)),
];

/** Puts the variables in, as Docker does. */
export function withVariables(text: string, env: Readonly<Record<string, string>>): string {
  return text.replaceAll(
    /\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g,
    (_, name, fallback = "") => env[name] || fallback,
  );
}

/** The names in a file of settings, also those that are commented out. */
export const namesIn = (file: string) =>
  [...textOf(file).matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = ""]) => name);

/** The values of a unit's keys, in their order; a key may be there several times. */
export function readUnit(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [, key = "", value = ""] of text.matchAll(/^(\w+)=(.*)$/gm))
    found.set(key, [...(found.get(key) ?? []), value]);
  return found;
}
