import type { ApiOptions } from "../context.ts";

type Watched = Pick<ApiOptions, "deps" | "log" | "metrics">;

/**
 * A figure in `/metrics` that is read when it is asked for: of each label a value. While the database is away it is left out,
 * for then the others are wanted most.
 * @param read the values by label; what is not among them any more is 0
 */
export function gaugeOfRows(
  { log, metrics }: Watched,
  { name, help, label }: { readonly name: string; readonly help: string; readonly label: string },
  read: () => Promise<Readonly<Record<string, number>>>,
): void {
  const known = new Set<string>();
  const gauge = metrics.gauge({
    name,
    help,
    labelNames: [label],
    async collect() {
      try {
        const values = await read();
        for (const value of Object.keys(values)) known.add(value);
        for (const value of known) gauge.set({ [label]: value }, values[value] ?? 0);
      } catch (error) {
        gauge.reset();
        log.debug({ err: error }, `${name} cannot be read`);
      }
    },
  });
}
