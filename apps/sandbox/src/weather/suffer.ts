import { type Answer, badGateway } from "../botapi/answer.ts";
import type { Fault } from "../control/contract.ts";

/** How an API words its refusals. */
export interface Wording {
  /** "Too many requests, wait this many seconds". */
  readonly tooMany: (seconds: number) => Answer;
  readonly refuse: (code: number, description: string) => Answer;
}

/**
 * Applies a fault to a call: returns the response, perhaps one that never ends, or undefined for a connection that gets none.
 */
export async function suffer(
  fault: Fault,
  act: () => Promise<Answer>,
  { tooMany, refuse }: Wording,
): Promise<(Answer & { unfinished?: true }) | undefined> {
  switch (fault.kind) {
    case "429":
      return tooMany(fault.retry_after ?? 1);
    case "refuse":
      return refuse(fault.error_code ?? 400, fault.description ?? "Bad Request");
    case "5xx":
      return badGateway;
    case "slow":
      await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1000));
      return act();
    case "hang":
      return { ...(await act()), unfinished: true };
    case "drop_after":
      await act();
      return undefined;
    case "timeout":
    case "drop":
      return undefined;
  }
}

/** Whether a fault lets the call be performed: then it is logged with what it really answered. */
export const isPerformed = ({ kind }: Fault) => kind === "slow" || kind === "drop_after" || kind === "hang";
