/** One measured figure beside its baseline of the same run: a slow machine slows both. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly measured: number;
  readonly baseline: number;
  /** What `measured` / `baseline` has to be. */
  readonly goal: { readonly atLeast: number } | { readonly atMost: number };
}

export interface Verdict extends Figure {
  readonly ratio: number;
  readonly met: boolean;
}

/** Holds a figure against its goal. */
export function judge(figure: Figure): Verdict {
  const { measured, baseline, goal } = figure;
  const ratio = measured / baseline;
  return { ...figure, ratio, met: "atLeast" in goal ? ratio >= goal.atLeast : ratio <= goal.atMost };
}

/** The table that `npm run bench` prints. */
export function table(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ name, unit, measured, baseline, ratio, goal, met }) => [
    name,
    `${round(measured)} ${unit}`,
    `${round(baseline)} ${unit}`,
    ratio.toFixed(2),
    "atLeast" in goal ? `>= ${goal.atLeast}` : `<= ${goal.atMost}`,
    met ? "met" : "MISSED",
  ]);
  const all = [["figure", "measured", "baseline", "ratio", "goal", "verdict"], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n");
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

/** The middle value; of an even number the upper middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
