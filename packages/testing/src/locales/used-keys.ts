import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A key as the code writes it; one that is put together (`language-${to}`) stands for all it can become. */
export interface UsedKey {
  readonly text: string;
  readonly matches: (key: string) => boolean;
}

/** Where a text is asked for: `texts.html(…)`, `texts.plain(…)`, `toast(…)`, `key: …`. */
const asking = /(?:\b(?:html|plain|toast)\(|\bkey:)\s*([^,;)}]*(?:\$\{[^}]*\}[^,;)}]*)*)/g;

/** Texts in quotes, and in back-quotes; what something is compared with is not meant. */
const quoted = [/([=!]==\s*)?"([^"\n]*)"/g, /([=!]==\s*)?`([^`]*)`/g];

/** The keys that code asks for, however they are chosen (`left ? "a" : "b"` are two). */
export function askedKeys(code: string): UsedKey[] {
  return [...code.matchAll(asking)].flatMap((match) => literals(match[1] ?? ""));
}

/** Every literal of the code: a key that is none of these is used nowhere. */
export function literals(code: string): UsedKey[] {
  const found = quoted.flatMap((pattern) => [...code.matchAll(pattern)]);
  return found.flatMap(([, compared, text = ""]) => (compared ? [] : [usedKey(text)])).filter(isKey);
}

function usedKey(text: string): UsedKey {
  const parts = text.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`^${parts.join(".+")}$`);
  return { text, matches: (key) => pattern.test(key) };
}

function isKey({ text }: UsedKey): boolean {
  return /^[a-z][a-z0-9-]*(?:\$\{[^}]*\}[a-z0-9-]*)*$/.test(text);
}

/** The text of all product code below these folders. */
export function readCode(folders: readonly string[]): string {
  return folders.flatMap(filesBelow).filter(isProduct).map(readText).join("\n");
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}

function isProduct(path: string): boolean {
  return /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.includes("/testing/");
}

function readText(path: string): string {
  return readFileSync(path, "utf8");
}
