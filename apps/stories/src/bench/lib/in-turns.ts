import { median } from "./figure.ts";

export interface Compared {
  readonly measured: number;
  readonly baseline: number;
}

/**
 * What both sides make of `rounds` rounds, medians. They run in turns, now the one first and now the other: whatever
 * else the machine does, it does to both.
 */
export async function inTurns(
  rounds: number,
  ours: (round: number) => Promise<number>,
  baseline: (round: number) => Promise<number>,
): Promise<Compared> {
  const measured: number[] = [];
  const baselines: number[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) baselines.push(await baseline(round));
    measured.push(await ours(round));
    if (round % 2 === 1) baselines.push(await baseline(round));
  }
  return { measured: median(measured), baseline: median(baselines) };
}

/** How many of `amount` things a second `work` gets done. */
export async function perSecond(amount: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (amount * 1000) / (performance.now() - began);
}
