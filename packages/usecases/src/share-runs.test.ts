import { expect, test } from "vitest";
import { shareRuns } from "./share-runs.ts";

/** Work that ends when it is told to, and answers how many runs there were before it. */
function openWork() {
  const runs: { name: string; end: (error?: Error) => void }[] = [];
  const ask = shareRuns(
    (name: string) => name,
    (name) => {
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      const number = runs.length;
      runs.push({ name, end: (error) => (error ? reject(error) : resolve(number)) });
      return promise;
    },
  );
  return { ask, runs };
}

test("who asks during a run shares the next one, which begins after they asked; what is asked alone begins at once", async () => {
  const { ask, runs } = openWork();
  const first = ask("a");
  const [second, third] = [ask("a"), ask("a")];
  const other = ask("b");
  expect(runs.map(({ name }) => name)).toEqual(["a", "b"]);
  runs[0]?.end();
  expect(await first).toBe(0);
  await expect.poll(() => runs.length).toBe(3);
  const late = ask("a");
  runs[2]?.end();
  expect(await Promise.all([second, third])).toEqual([2, 2]);
  await expect.poll(() => runs.length).toBe(4);
  for (const { end } of runs) end();
  expect([await late, await other]).toEqual([3, 1]);
  const again = ask("a");
  expect(runs).toHaveLength(5);
  runs[4]?.end();
  expect(await again).toBe(4);
});

test("a run that fails fails those who share it, and not the next", async () => {
  const { ask, runs } = openWork();
  const first = ask("a");
  const [second, third] = [ask("a"), ask("a")];
  runs[0]?.end(new Error("away"));
  await expect(first).rejects.toThrow("away");
  await expect.poll(() => runs.length).toBe(2);
  runs[1]?.end(new Error("still away"));
  await expect(second).rejects.toThrow("still away");
  await expect(third).rejects.toThrow("still away");
  const next = ask("a");
  runs[2]?.end();
  expect(await next).toBe(2);
});
