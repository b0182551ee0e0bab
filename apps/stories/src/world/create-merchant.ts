import type { MerchantJson } from "@gotovo/standalone/new-merchant";
import { startChild, type Tree } from "./child.ts";

/**
 * Runs merchant-create.ts in a process of its own, as an operator does.
 * @param args such as `["--name", "Zerno", "--venue", "Zerno"]`, the usual ones
 */
export async function createMerchant(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = ["--name", "Zerno", "--venue", "Zerno"],
  tree?: Tree,
): Promise<MerchantJson> {
  const run = startChild("apps/standalone/src/merchant-create.ts", args, env, undefined, tree);
  const code = await run.ended;
  if (code !== 0) throw new Error(`merchant-create ended with ${code}\n${run.output()}`);
  // Warnings may stand before it.
  return JSON.parse(run.output().trimEnd().split("\n").at(-1) ?? "") as MerchantJson;
}
