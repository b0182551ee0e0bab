import type { ChatDriver } from "@gotovo/sandbox/driver";
import type { Things } from "./things.ts";

/** Valid data of one kind of callback, for people who may not use it. */
export interface Recipe {
  /** Buttons that name things of a venue, or of a customer of it. */
  readonly naming?: (things: Things) => string[];
  /** Buttons that name nothing, and are about whoever taps them: their chat, or the venue where they work. */
  readonly own?: readonly string[];
  /** Buttons that a barista of the very venue may not use. */
  readonly notForBaristas?: (things: Things) => string[];
  /** What has to be true of the chat for the button to go as far as it can. */
  readonly before?: (chat: ChatDriver) => Promise<void>;
  /** Names a venue, which is open to all of its customers. */
  readonly openToCustomers?: true;
  /** About the chat alone: anybody may, with or without a venue. */
  readonly forAnybody?: true;
}

export type Recipes = Readonly<Record<string, Recipe>>;

/** Every combination of two lists. */
export function pairs<A, B>(first: readonly A[], second: readonly B[]): [A, B][] {
  return first.flatMap((a) => second.map((b): [A, B] => [a, b]));
}
