import type { Account } from "@gotovo/contract";
import { useEffect } from "preact/hooks";
import { hasInvite, takeInvite } from "../sign-in/invite.ts";
import { tabStorage } from "../ui/storage.ts";

/**
 * Leads whoever came by an invite link to the card that asks whether they follow it, with the code filled in. It is not
 * followed by itself: the inviter then sees their phone.
 */
export function useKeptInvite(account: Account | null): void {
  const isUninvited = account && account.invited_by === null;
  useEffect(() => {
    if (isUninvited === null || !hasInvite(tabStorage())) return;
    if (isUninvited) location.hash = "friends";
    else takeInvite(tabStorage());
  }, [isUninvited]);
}
