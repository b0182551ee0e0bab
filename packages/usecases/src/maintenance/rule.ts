/** How long the operator has what grows kept, in days; null: for good. */
export interface KeptDays {
  /** The log of events, with deliveries of webhooks. */
  readonly events: number;
  /** What was said in dialogs. */
  readonly messages: number | null;
  /** Orders that are over. */
  readonly orders: number | null;
}

/** As the product is set up. */
export const usualKeptDays: KeptDays = { events: 30, messages: 365, orders: null };

/** When rows of a table go. */
export interface Rule {
  /** Columns of the primary key. */
  readonly key: readonly string[];
  /** The column that says since when a row has been of no use; an index begins with it. */
  readonly since: string;
  /** What `since` holds: an instant, an id that begins with one, or milliseconds since 1970. */
  readonly holds?: "id" | "milliseconds";
  /** How long rows are kept from then on: hours, or what the operator has set. */
  readonly kept: number | keyof KeptDays;
  /** SQL about the row `t`: others stay. */
  readonly only?: string;
  /** The same for whoever reads about it. */
  readonly unless?: string;
  /** Statements that delete what hangs on rows of `due` (the key, and these columns) and has no foreign key. */
  readonly also?: readonly string[];
  readonly columns?: readonly string[];
  /** There are so few rows that no index is worth its while. */
  readonly few?: true;
}

/** What becomes of a table's rows. */
export type Retention = { readonly what: string } & (
  | { readonly goes: readonly Rule[] }
  /** They go with rows of another table, and not before. */
  | { readonly with: string }
  /** They stay; why they do not grow without end. */
  | { readonly stays: string }
);
