/** A product that runs in a story: the end of its log, and a way into its database once it has one. */
export interface OpenWorld {
  readonly lines: readonly string[];
  readonly query: (text: string) => Promise<readonly object[]>;
}

/** Those that run now in this worker. */
export const openWorlds = new Set<OpenWorld>();
