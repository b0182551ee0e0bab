/** What a card that shows many things was heard of, so that each of them sounds once. */
export interface Heard {
  /** The moment of lateness that was heard last. */
  readonly late: string | null;
  /** The alert of each thing that is shown, by a key of it; "" of one that has none. */
  readonly of: Readonly<Record<string, string>>;
}

/** Characters at the end of an id that tell a thing from the others of a queue: its key. */
export const heardKeyLength = 12;

/** One of the things that such a card shows. */
export interface Sounding {
  readonly key: string;
  /** A state of it that must be heard. */
  readonly alert: string | null;
  /** False: this person does not hear it. */
  readonly sound: boolean;
}

/** What a card recorded as heard; null when it has recorded nothing. */
export function readHeard(recorded: string | null): Heard | null {
  try {
    const { late, of } = JSON.parse(recorded ?? "") as Partial<Heard>;
    return typeof of === "object" ? { late: late ?? null, of } : null;
  } catch {
    return null;
  }
}

/** As `readHeard` reads it: the same for the same things, in whatever order. */
export function writeHeard(late: string | null, things: readonly Sounding[]): string {
  const of = things.map(({ key, alert }): [string, string] => [key, alert ?? ""]).sort();
  return JSON.stringify({ late, of: Object.fromEntries(of) });
}

/** True for a thing that was not there yet, or has come into another state that must be heard. */
export function isUnheardThing(heard: Heard, { key, alert }: Omit<Sounding, "sound">): boolean {
  const before = heard.of[key];
  return before === undefined || (alert !== null && alert !== before);
}
