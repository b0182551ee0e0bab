/** A picture of a report, worded: everything that is drawn, and nothing that is computed. Plain JSON. */
export interface PictureSpec {
  /** How numbers of the axes are written. */
  readonly locale: string;
  readonly title: string;
  readonly subtitle: string;
  readonly tiles: readonly Tile[];
  readonly charts: readonly ChartSpec[];
}

export interface Tile {
  readonly label: string;
  readonly value: string;
  /** How it differs from before. */
  readonly note: string | null;
  readonly tone: "good" | "bad" | "neutral";
}

export interface ChartSpec {
  readonly title: string;
  readonly labels: readonly string[];
  readonly values: readonly number[];
  /** The same of the time before, drawn paler. */
  readonly before: {
    readonly label: string;
    readonly now: string;
    readonly values: readonly number[];
  } | null;
  /** The column that stands out; null: all alike. */
  readonly peak: number | null;
  /** Rows instead of columns, each with its number: for what has names. */
  readonly rows: boolean;
}
