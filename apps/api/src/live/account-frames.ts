import type { accountEvent, authVerifyClosedEvent, newAuthVerifyEvent } from "@gotovo/contract";
import type { AccountState } from "@gotovo/usecases/accounts/account-state";
import type { PendingVerify } from "@gotovo/usecases/accounts/authorization/pending-verifies";
import type { z } from "zod";
import type { StateFrame } from "./hub.ts";
import { encodeEvents, markOf, type NamedEvent } from "./state-frame.ts";

/**
 * How one stream shows its account: `account` every time, each device that asks once, and once that it asks no more.
 * @param isResumed the reader has seen something before: it is told what ended meanwhile too
 */
export function showAccount(isResumed: boolean): (state: AccountState) => StateFrame {
  let told: readonly string[] | null = null;

  function eventsOf({ version, pending, closed }: AccountState): NamedEvent[] {
    const ids = pending.map(({ authId }) => authId);
    const known = told ?? [];
    const over = [...known.filter((id) => !ids.includes(id)), ...(told === null && isResumed ? closed : [])];
    told = ids;
    const account: z.infer<typeof accountEvent> = { version, pending: ids };
    return [
      { event: "account", data: account },
      ...pending.filter(({ authId }) => !known.includes(authId)).map(newVerify),
      ...over.map(verifyClosed),
    ];
  }

  return (state) => {
    const id = markOf([state.version, state.pending.map(({ authId }) => authId)]);
    return { id, bytes: () => encodeEvents(id, eventsOf(state)), changesAt: state.changesAt };
  };
}

function newVerify({ authId, publicKey, device, address, askedBy, askedAt }: PendingVerify): NamedEvent {
  const data: z.infer<typeof newAuthVerifyEvent> = {
    auth_id: authId,
    public_key: publicKey,
    device,
    place: address,
    wants: askedBy === null ? "sign_in" : "key",
    created_at: askedAt.toISOString(),
  };
  return { event: "updates.newAuthVerify", data };
}

function verifyClosed(auth_id: string): NamedEvent {
  const data: z.infer<typeof authVerifyClosedEvent> = { auth_id };
  return { event: "updates.authVerifyClosed", data };
}
