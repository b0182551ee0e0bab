import type { authorizationEvent, respondAuthVerifyEvent } from "@gotovo/contract";
import type { AuthorizationView } from "@gotovo/usecases/accounts/authorization/authorization-view";
import type { z } from "zod";
import type { StateFrame } from "./hub.ts";
import { frameOfEvents, type NamedEvent } from "./state-frame.ts";

/** Where an authorization is, and what the other device answered, as the new device is told. */
export function frameOfAuthorization(view: AuthorizationView): StateFrame {
  const { authId, userExists, state, expiresAt, answer, isOver } = view;
  const now: z.infer<typeof authorizationEvent> = {
    auth_id: authId,
    user_exists: userExists,
    state,
    expires_at: expiresAt.toISOString(),
  };
  const events: NamedEvent[] = [{ event: "authorization", data: now }];
  if (answer) {
    const { accept, publicKey, userKeyEnc } = answer;
    const keys = publicKey !== null &&
      userKeyEnc !== null && { public_key: publicKey, user_key_enc: userKeyEnc };
    const data: z.infer<typeof respondAuthVerifyEvent> = { accept, ...keys };
    events.push({ event: "updates.respondAuthVerify", data });
  }
  return { ...frameOfEvents(events), changesAt: expiresAt, isLast: isOver };
}

/** The last that is told of an authorization that expired, became a session, or whose phone was banned. */
export function frameOfOver(authId: string): StateFrame {
  return { ...frameOfEvents([{ event: "over", data: { auth_id: authId } }]), isLast: true };
}
