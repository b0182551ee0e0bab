/** What a look at one thing has shown. */
export interface Finding {
  readonly about: string;
  readonly state: "good" | "doubtful" | "bad";
  /** What was seen, and where it is not good, what to do. */
  readonly says: string;
}

export const good = (about: string, says: string): Finding => ({ about, state: "good", says });
export const doubtful = (about: string, says: string): Finding => ({ about, state: "doubtful", says });
export const bad = (about: string, says: string): Finding => ({ about, state: "bad", says });

const marks = { good: "✓", doubtful: "!", bad: "✗" } as const;

/** Findings for a person to read, a line each. */
export function wordFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  return findings
    .map(({ about, state, says }) => `${marks[state]} ${about.padEnd(width)}  ${says}`)
    .join("\n");
}
