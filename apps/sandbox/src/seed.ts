import { readFileSync } from "node:fs";
import type { z } from "zod";
import { createPerson } from "./control/contract.ts";
import type { BotSeed } from "./state/bots.ts";

const data = (name: string) =>
  JSON.parse(readFileSync(new URL(`../data/${name}.json`, import.meta.url), "utf8")) as unknown;

/** The people a fresh sandbox begins with. */
export const defaultPeople = (): z.output<typeof createPerson>[] =>
  createPerson.array().parse(data("people"));

/** The two bots of the demo, with their tokens: what a product without real tokens runs as. */
export const demoBots = (): { customer: BotSeed; horeca: BotSeed } =>
  data("bots") as { customer: BotSeed; horeca: BotSeed };
