import { ApiError } from "../session/api-error.ts";
import type { Clock } from "../ui/clock.ts";
import type { SignUpStatus } from "./api.ts";

export interface StatusDeps extends Pick<Clock, "after"> {
  readonly checkStatus: (sessionId: string) => Promise<SignUpStatus>;
  readonly listen: (sessionId: string, onStatus: (status: SignUpStatus) => void) => () => void;
}

const pollMs = 3_000;

/**
 * Asks every three seconds how a sign-up stands, and listens besides. `onStatus` hears null when the server could not be
 * asked; it hears nothing more once the returned function was called.
 */
export function awaitStatus(
  deps: StatusDeps,
  sessionId: string,
  onStatus: (status: SignUpStatus | null) => void,
): () => void {
  let cancelPoll = () => {};
  let over = false;
  const tell = (status: SignUpStatus | null) => {
    if (!over) onStatus(status);
  };

  async function poll() {
    try {
      tell(await deps.checkStatus(sessionId));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(null);
    }
    if (!over) cancelPoll = deps.after(pollMs, () => void poll());
  }

  const stopListening = deps.listen(sessionId, tell);
  void poll();
  return () => {
    over = true;
    cancelPoll();
    stopListening();
  };
}
