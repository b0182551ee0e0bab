import pg from "pg";

/**
 * A backup is one file, compressed by gzip, that reads as a SQL script: a line about itself, then each table as
 * `COPY … FROM stdin;` with its rows and `\.`, and a last line that proves the rest. `zcat` shows it, and whoever has
 * nothing else can load it with psql.
 */
export const formatVersion = 1;

export const headMark = "-- Gotovo backup ";
export const endMark = "-- End ";

/** What a backup says of itself before its rows. */
export interface BackupHead {
  readonly format: number;
  /** Version of the product that wrote it. */
  readonly product: string;
  /** ISO 8601: what had been committed by then is in it, and nothing later. */
  readonly at: string;
  /** Version of PostgreSQL. */
  readonly server: string;
  /** Those that had been applied, in their order. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  /** Fingerprint of the SECRET_KEY that the database's own key is sealed under; null: it was not known. */
  readonly secretKey: string | null;
}

/** Rows of a table, as SQL counts and sums them. */
export interface TableSum {
  readonly rows: string;
  /** Of the rows' hashes: the same in any order, on any server. */
  readonly sum: string;
}

/** What a backup says after its rows. */
export interface BackupEnd {
  readonly tables: readonly (TableSum & { readonly name: string })[];
  /** Where each sequence stands; null: not used yet. */
  readonly sequences: readonly { readonly name: string; readonly last: string | null }[];
  /** Of all before this line, in hex. */
  readonly sha256: string;
}

/** One table of a backup, by the line that its rows follow. */
export interface Section {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A file that cannot be restored, or a database that cannot be restored into; the message is for the operator. */
export class BadBackup extends Error {
  override readonly name = "BadBackup";
}

export function headLine(head: BackupHead): string {
  return `${headMark}${JSON.stringify(head)}\nSET client_encoding = 'UTF8';\n`;
}

export function endLine(end: BackupEnd): string {
  return `${endMark}${JSON.stringify(end)}\n`;
}

/** A list of columns as SQL. */
export function columnList(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(", ");
}

export function copyLine({ name, columns }: Section): string {
  const table = name.split(".").map((part) => pg.escapeIdentifier(part));
  return `COPY ${table.join(".")} (${columnList(columns)}) FROM stdin;\n`;
}

const identifier = '"((?:[^"]|"")*)"';
const copying = new RegExp(`^COPY ${identifier}(?:\\.${identifier})? \\((.*)\\) FROM stdin;$`);

/** The table that a line names; null when it is no such line. */
export function readCopyLine(line: string): Section | null {
  const [, first, second, list = ""] = copying.exec(line) ?? [];
  if (first === undefined) return null;
  const plain = (name: string) => name.replaceAll('""', '"');
  const columns = [...list.matchAll(new RegExp(identifier, "g"))].map(([, name = ""]) => plain(name));
  return {
    name: [first, second]
      .flatMap((name) => name ?? [])
      .map(plain)
      .join("."),
    columns,
  };
}
