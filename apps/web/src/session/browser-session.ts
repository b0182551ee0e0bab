import { request } from "./request.ts";
import { createSession, type Session, type Tokens } from "./session.ts";

/** The session of this browser. */
export function browserSession(): Session {
  return createSession({
    // Kept alive: half of a refresh would leave the browser with a token that was used.
    refresh: () => request<Tokens>("/api/v1/auths/refresh/", { method: "POST", body: {}, keepalive: true }),
    // Locks exist on HTTPS and localhost only; elsewhere one page at a time is all there is.
    alone: (run) => (navigator.locks ? navigator.locks.request("gotovo-refresh", run) : run()),
    request,
    now: Date.now,
  });
}
