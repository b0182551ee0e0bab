import { Composer } from "grammy";
import {
  allowCodesCallback,
  keepAccountCallback,
  keepKeyCallback,
  newDeviceCallback,
  notMineCallback,
  otherPersonCallback,
  pairingCallback,
  profileCallback,
  samePersonCallback,
  sessionCallback,
  stopCodesCallback,
  takeBackCallback,
} from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";

interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** What of the profile is worth a line. */
const ofProfile: Readonly<Record<string, string>> = {
  "end-others": "session_ended",
  "unlink-yes": "pairing_ended",
  "erase-yes": "account_erased",
};

/** The kind of security event that a tap is, in the words of the API's log; undefined for all others. */
export function securityEventOfTap(data: string): string | undefined {
  const profile = profileCallback.parse(data);
  if (profile) return ofProfile[profile.what];
  if (sessionCallback.parse(data)) return "session_ended";
  if (newDeviceCallback.parse(data)) return "device_answered";
  if (stopCodesCallback.parse(data)) return "codes_stopped";
  if (allowCodesCallback.parse(data)) return "codes_allowed";
  if (keepKeyCallback.parse(data)) return "key_kept";
  if (keepAccountCallback.parse(data)) return "account_kept";
  if (samePersonCallback.parse(data) || otherPersonCallback.parse(data)) return "phone_owner_answered";
  if (takeBackCallback.parse(data)) return "pairing_moved";
  if (pairingCallback.parse(data)?.answer === "yes") return "pairing_made";
  if (notMineCallback.parse(data)?.step === "yes") return "pairing_ended";
  return undefined;
}

/** Leaves a line in the log for each tap that lets somebody in or takes something away, as the API does for requests. */
export function securityEvents(log: Log): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    const security = securityEventOfTap(ctx.callbackQuery.data);
    if (security === undefined) return next();
    const from = `telegram:…${String(ctx.from.id).slice(-2)}`;
    try {
      await next();
    } catch (error) {
      log.warn({ security, refused: true, from }, "security event");
      throw error;
    }
    log.info({ security, refused: false, from }, "security event");
  });
  return composer;
}
