import type { Account } from "@gotovo/contract";
import { useEffect } from "preact/hooks";
import { ApiError } from "../session/api-error.ts";
import { takeInvite } from "../sign-in/invite.ts";
import { tabStorage } from "../ui/storage.ts";
import type { Resource } from "../ui/use-resource.ts";
import type { AccountApi } from "./api.ts";

/** Enters the invite code of the link that led here, once somebody is signed in. */
export function useKeptInvite(api: AccountApi, account: Resource<Account>): void {
  const isUninvited = account.data?.invited_by === null;
  useEffect(() => {
    const code = isUninvited ? takeInvite(tabStorage()) : null;
    if (code === null) return;
    api.enterInvite(code).then(account.put, (error) => {
      // An own or unknown code in a link is nobody's concern here: the card still asks for one.
      if (!(error instanceof ApiError)) throw error;
    });
  }, [api, isUninvited]);
}
