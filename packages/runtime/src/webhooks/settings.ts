import { z } from "zod";
import type { EnvProblems } from "../env.ts";

/** The variable that opens private addresses to webhooks; part of every program's schema that sends them. */
export const webhookVariables = {
  WEBHOOK_ALLOW_PRIVATE: z
    .enum(["true", "false"], "must be true or false")
    .default("false")
    .transform((value) => value === "true"),
};

/** In production anybody with a key could have us knock at the doors of our own network. */
export function webhookAddressProblems(given: {
  readonly NODE_ENV?: string | undefined;
  readonly WEBHOOK_ALLOW_PRIVATE: boolean;
}): EnvProblems {
  return given.NODE_ENV === "production" && given.WEBHOOK_ALLOW_PRIVATE
    ? { WEBHOOK_ALLOW_PRIVATE: "is for development: it cannot be true when NODE_ENV=production" }
    : {};
}
