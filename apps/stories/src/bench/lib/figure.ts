/** One measured figure beside its baseline of the same run. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** Null where the goal is absolute. */
  readonly baseline: number | null;
  readonly goal: { readonly of: "ratio" | "value"; readonly atLeast?: number; readonly atMost?: number };
}

export interface Verdict extends Figure {
  readonly ratio: number | null;
  readonly met: boolean;
}

/** Holds a figure against its goal. */
export function judge(figure: Figure): Verdict {
  const ratio = figure.baseline === null ? null : figure.value / figure.baseline;
  const measured = figure.goal.of === "ratio" ? (ratio ?? Number.NaN) : figure.value;
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = figure.goal;
  return { ...figure, ratio, met: measured >= atLeast && measured <= atMost };
}

/** The table that `pnpm bench` prints. */
export function table(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ name, unit, value, baseline, ratio, goal, met }) => [
    name,
    `${round(value)} ${unit}`,
    baseline === null ? "-" : `${round(baseline)} ${unit}`,
    ratio === null ? "-" : ratio.toFixed(2),
    `${goal.of === "ratio" ? "ratio " : ""}${goal.atLeast !== undefined ? `>= ${goal.atLeast}` : `<= ${goal.atMost}`}`,
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
