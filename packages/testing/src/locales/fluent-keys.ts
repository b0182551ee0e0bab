import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  FluentParser,
  Junk,
  Message,
  type MessageReference,
  type VariableReference,
  Visitor,
} from "@fluent/syntax";

/** The messages of one language: each key with the variables that its text uses. */
export interface LocaleTexts {
  readonly locale: string;
  readonly messages: ReadonlyMap<string, ReadonlySet<string>>;
  /** The messages that others say as a part of theirs. */
  readonly quoted: ReadonlySet<string>;
  /** What a person who writes texts has to mend: "ru/bot.ftl: …". */
  readonly problems: readonly string[];
}

/** Reads `<dir>/<locale>/*.ftl` of every language there. */
export function readLocales(dir: string): LocaleTexts[] {
  const folders = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => readLocale(dir, name));
}

function readLocale(dir: string, locale: string): LocaleTexts {
  const parser = new FluentParser({ withSpans: false });
  const messages = new Map<string, Set<string>>();
  const quoted = new Set<string>();
  const problems: string[] = [];
  for (const file of readdirSync(join(dir, locale)).filter((name) => name.endsWith(".ftl"))) {
    const resource = parser.parse(readFileSync(join(dir, locale, file), "utf8"));
    for (const entry of resource.body) {
      if (entry instanceof Junk) problems.push(`${locale}/${file}: cannot be read: ${entry.content.trim()}`);
      if (!(entry instanceof Message)) continue;
      const key = entry.id.name;
      if (messages.has(key)) problems.push(`${locale}/${file}: "${key}" is there twice`);
      const references = new References();
      references.visit(entry);
      messages.set(key, references.variables);
      for (const other of references.messages) quoted.add(other);
    }
  }
  return { locale, messages, quoted, problems };
}

class References extends Visitor {
  readonly variables = new Set<string>();
  readonly messages = new Set<string>();

  override visitVariableReference(node: VariableReference): void {
    this.variables.add(node.id.name);
  }

  override visitMessageReference(node: MessageReference): void {
    this.messages.add(node.id.name);
  }
}
