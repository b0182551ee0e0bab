import { type Answer, BAD_GATEWAY } from "../botapi/answer.ts";
import type { Fault } from "../control/contract.ts";

/**
 * What a fault makes of a call: an answer, or undefined for a connection without one.
 * @param refuse how this API words "too many requests, wait so many seconds".
 */
export async function suffer(
  fault: Fault,
  act: () => Promise<Answer>,
  refuse: (seconds: number) => Answer,
): Promise<Answer | undefined> {
  switch (fault.kind) {
    case "429":
      return refuse(fault.retry_after ?? 1);
    case "5xx":
      return BAD_GATEWAY;
    case "slow":
      await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1000));
      return act();
    case "drop_after":
      await act();
      return undefined;
    case "timeout":
    case "drop":
      return undefined;
  }
}
