export interface Compared {
  readonly measured: number;
  readonly baseline: number;
}

/**
 * What both sides make of the middle one of `rounds` pairs, by their ratio. The two of a pair run one right after the
 * other, now the one first and now the other: whatever else the machine does, it does to both, and what it does to one
 * pair is not held against the next.
 */
export async function inTurns(
  rounds: number,
  ours: (round: number) => Promise<number>,
  baseline: (round: number) => Promise<number>,
): Promise<Compared> {
  const pairs: Compared[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const before = await baseline(round);
      pairs.push({ measured: await ours(round), baseline: before });
    } else {
      pairs.push({ measured: await ours(round), baseline: await baseline(round) });
    }
  }
  const ratio = (pair: Compared) => pair.measured / pair.baseline;
  return pairs.sort((a, b) => ratio(a) - ratio(b))[Math.floor(rounds / 2)] as Compared;
}

/** How many of `amount` things a second `work` gets done. */
export async function perSecond(amount: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (amount * 1000) / (performance.now() - began);
}
