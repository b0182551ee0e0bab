import type { authorizationEvent, respondAuthVerifyEvent } from "@gotovo/contract";
import type { z } from "zod";

/** How far an authorization is. */
export type Progress = z.infer<typeof authorizationEvent>;
/** What another device said. */
export type Answer = z.infer<typeof respondAuthVerifyEvent>;

export function isProgress(data: unknown): data is Progress {
  return typeof data === "object" && data !== null && "state" in data && "user_exists" in data;
}

export function isAnswer(data: unknown): data is Answer {
  return typeof data === "object" && data !== null && "accept" in data && typeof data.accept === "boolean";
}
