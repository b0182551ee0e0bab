/** What a span is told of; never texts, names, phones, codes, keys or tokens. */
export type SpanFields = Readonly<Record<string, string | number | boolean>>;

export interface SpanOptions {
  /** Who asks whom: `server` and `client` of a call, `consumer` of what was left for later; a step of our own unless given. */
  readonly kind?: "server" | "client" | "consumer";
  readonly fields?: SpanFields;
  /**
   * What caused it, as W3C `traceparent`: the first is its parent, the others are linked. What runs now is the parent unless
   * given; with none of them it begins a trace.
   */
  readonly from?: readonly string[];
}

/** A piece of work under way. */
export interface Span {
  /** Adds what is known only now. */
  note(fields: SpanFields): void;
  /** Marks it as failed, though nothing is thrown. */
  fail(): void;
}

/** Tells how the work for one cause hangs together, across requests, jobs and calls to others. */
export interface Trace {
  /** Does `work` as a span of that name; it fails with what `work` throws. */
  span<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T>;
  /** The `traceparent` of what runs now; undefined outside of any span. */
  current(): string | undefined;
  /** Does `act` outside of what runs now: what it sets going has causes of its own. */
  apart(act: () => void): void;
}
