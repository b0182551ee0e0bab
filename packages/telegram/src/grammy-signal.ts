import type { Api } from "grammy";

type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** grammY names the type of an old package; Node's own signals work just as well. */
export function grammySignal(signal: AbortSignal): GrammySignal {
  return signal as unknown as GrammySignal;
}
