import type { Fault } from "../control/contract.ts";

export type FaultSpec = Omit<Fault, "id" | "hits">;

/** The rules that make this Telegram misbehave. */
export interface Faults {
  readonly add: (spec: FaultSpec) => Fault;
  readonly list: () => Fault[];
  /** True when there was such a rule. */
  readonly remove: (id: string) => boolean;
  readonly clear: () => void;
  /** The first rule that strikes this call, counted as a hit. */
  readonly strike: (call: Struck) => Fault | undefined;
}

/** A call as the rules see it. */
export interface Struck {
  readonly bot: string;
  readonly method: string;
  readonly chat_id: unknown;
  /** Whether it names the file of this file_unique_id. */
  readonly names?: (file: string) => boolean;
}

export function createFaults({ now, random }: { now: () => number; random: () => number }): Faults {
  let rules: Fault[] = [];
  let made = 0;
  return {
    add(spec) {
      made += 1;
      const fault = { ...spec, id: String(made), hits: 0 };
      rules.push(fault);
      return fault;
    },
    list: () => rules,
    remove(id) {
      const before = rules.length;
      rules = rules.filter((rule) => rule.id !== id);
      return rules.length < before;
    },
    clear() {
      rules = [];
    },
    strike(call) {
      if (rules.length === 0) return undefined;
      const present = now();
      rules = rules.filter(({ until }) => until === undefined || present < until);
      const rule = rules.find((one) => concerns(one, call) && random() < (one.probability ?? 1));
      if (!rule) return undefined;
      rule.hits += 1;
      if (rule.times !== undefined && rule.hits >= rule.times) rules = rules.filter((one) => one !== rule);
      return rule;
    },
  };
}

function concerns(rule: Fault, call: Struck): boolean {
  if (!isMeant(rule.method, call.method)) return false;
  if (rule.file !== undefined && !call.names?.(rule.file)) return false;
  if (rule.bot !== undefined && !equal(rule.bot, call.bot)) return false;
  return rule.chat_id === undefined || String(rule.chat_id) === String(call.chat_id);
}

/** getUpdates must be named: a fault for what the bot does is not one for how it listens. */
function isMeant(wanted: string | undefined, method: string): boolean {
  if (wanted === undefined) return method !== "getUpdates";
  if (wanted.endsWith("*")) return method.toLowerCase().startsWith(wanted.slice(0, -1).toLowerCase());
  return equal(wanted, method);
}

const equal = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
