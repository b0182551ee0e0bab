import type { Bot } from "../state/types.ts";
import type { World } from "../state/world.ts";
import type { Upload } from "./body.ts";
import type { Params } from "./params.ts";

/** One request of a bot, its parameters checked against the Bot API data. */
export interface Call {
  readonly world: World;
  readonly bot: Bot;
  readonly method: string;
  readonly params: Params;
  /** Files of a multipart body by their field's name. */
  readonly uploads: Map<string, Upload>;
  /** Aborted when the caller hung up. */
  readonly signal: AbortSignal;
}

/** Returns the method's result or throws ApiError. */
export type MethodHandler = (call: Call) => unknown;
