import { importsOf } from "./imports.ts";
import { isTest, type Source } from "./sources.ts";

const longestFile = 250;
const domainFolder = "packages/domain/src/";
const impureCode =
  /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|crypto\.|setTimeout|setInterval|process\.)/;
/** The environment is read where a program starts, where a config is parsed, and in scripts. */
const environmentReaders = [
  /(^|\/)main\.ts$/,
  /^apps\/standalone\/src\/(backup|doctor|merchant-create|key|listen|migrate|phone|restore|role|updates-retry)\.ts$/,
  /\.config\.ts$/,
  /^scripts\//,
];

/** The domain knows no machine: no Node, no other package, no clock, no randomness. */
export function checkDomain(sources: Source[]): string[] {
  const pure = sources.filter(({ path }) => path.startsWith(domainFolder) && !isTest(path));
  return pure.flatMap((source) => [
    ...importsOf(source)
      .filter((target) => !target.startsWith("."))
      .map((target) => `${source.path}: the domain imports nothing from outside (${target})`),
    ...lines(source.text)
      .filter(([line]) => impureCode.test(line))
      .map(([line, n]) => `${source.path}:${n}: not pure: ${line.trim()}`),
  ]);
}

/** People's languages live in .ftl files. */
export function checkLanguage(sources: Source[]): string[] {
  const product = sources.filter(
    ({ path }) => !isTest(path) && !path.startsWith("packages/db/src/generated/"),
  );
  return product.flatMap(({ path, text }) =>
    lines(text)
      .filter(([line]) => /\p{Script=Cyrillic}/u.test(line))
      .map(([line, n]) => `${path}:${n}: a text for people belongs into an .ftl file: ${line.trim()}`),
  );
}

/** A bot's words inside SQL, where no arrow can see them: subjects of cards, steps, keys of texts. */
const botWords =
  /\bsubject\s*(=|<>|like|!?~|in)\s*\(?'|substr\(k\.subject|\b(t|step)\.name\s*(=|in)\s*\(?'|content\s*->>\s*'key'/i;

/** SQL of use cases takes the words of a bot from the domain. */
export function checkSqlWords(sources: Source[]): string[] {
  const usecases = sources.filter(
    ({ path }) =>
      path.startsWith("packages/usecases/src/") && !isTest(path) && !path.endsWith("/subject-sql.ts"),
  );
  return usecases.flatMap(({ path, text }) =>
    lines(text)
      .filter(([line]) => botWords.test(line))
      .map(([line, n]) => `${path}:${n}: a bot's word in SQL; take it from domain/chat: ${line.trim()}`),
  );
}

/** Only programs read the environment; everything else is given what it needs. */
export function checkEnvironment(sources: Source[]): string[] {
  const readers = ({ path }: Source) =>
    isTest(path) || environmentReaders.some((pattern) => pattern.test(path));
  return sources
    .filter((source) => !readers(source))
    .flatMap(({ path, text }) =>
      lines(text)
        .filter(([line]) => /\bprocess\.env\b/.test(line))
        .map(([, n]) => `${path}:${n}: reads process.env; take it as a parameter`),
    );
}

/** A file that grew too long wants to be two. */
export function checkLength(sources: Source[]): string[] {
  return sources
    .map(({ path, text }) => ({ path, count: text.trimEnd().split("\n").length }))
    .filter(({ count }) => count > longestFile)
    .map(({ path, count }) => `${path}: ${count} lines, more than ${longestFile}`);
}

/** Tests that are switched off, or that switch off the others. */
export function checkTests(sources: Source[]): string[] {
  const off = /\b(?:test|it|describe)(?:\.\w+)*\.(only|skip|todo|fails)\b/;
  return sources
    .filter(({ path }) => /\.test\.tsx?$/.test(path))
    .flatMap(({ path, text }) =>
      lines(text)
        .filter(([line]) => off.test(line))
        .map(([line, n]) => `${path}:${n}: a test that is switched off: ${line.trim()}`),
    );
}

function lines(text: string): [string, number][] {
  return text.split("\n").map((line, index) => [line, index + 1]);
}
