import { lastingStream, openEventStream } from "../session/event-stream.ts";
import { request } from "../session/request.ts";

/** How a sign-up stands, as the server says. */
export interface SignUpStatus {
  readonly status: "pending" | "contact_received" | "code_sent" | "expired";
  /** Masked; with `code_sent`. */
  readonly phone?: string | undefined;
}

export interface SignUpSession {
  readonly sessionId: string;
  readonly telegramLink: string;
}

const post = <T>(path: string, body: unknown) => request<T>(path, { method: "POST", body });

/** Begins a sign-up through Telegram under this name. */
export function register(name: string): Promise<SignUpSession> {
  return post("/auth/register/telegram", { name });
}

export function checkStatus(sessionId: string): Promise<SignUpStatus> {
  return post("/auth/telegram/check-status", { sessionId });
}

/** The code from the phone; the session is in a cookie then. */
export async function verify(sessionId: string, code: string): Promise<void> {
  await post("/auth/telegram/verify", { sessionId, code });
}

/** Tells of every change at once; returns how to stop. Where it does not get through, polling does. */
export function listen(sessionId: string, onStatus: (status: SignUpStatus) => void): () => void {
  const path = `/auth/telegram/events?sessionId=${encodeURIComponent(sessionId)}`;
  const stream = openEventStream(path, lastingStream(path, null), {
    onEvent: (name, data) => name === "status" && onStatus(data as SignUpStatus),
    onConnected() {},
    onRefused() {},
  });
  return () => stream.close();
}
