import { DomainError } from "@gotovo/domain";
import { activateInvite } from "@gotovo/usecases/accounts/activate-invite";
import { accountOfPerson } from "@gotovo/usecases/accounts/find-account";
import type { Deps } from "@gotovo/usecases/context";
import type { CustomerContext } from "../../context.ts";

const refusals: Readonly<Record<string, string>> = {
  already_invited: "profile-already-invited",
  invite_code_unknown: "profile-invite-unknown",
  invited_oneself: "profile-invited-oneself",
  invited_in_a_circle: "profile-invited-in-a-circle",
};

/**
 * Activates somebody's invite code for a person with a profile, and says what came of it.
 * @returns false when it was refused
 * @throws DomainError `not_found` without a profile
 */
export async function takeInvite(
  deps: Deps,
  { conversation: { chat, say } }: CustomerContext,
  code: string,
): Promise<boolean> {
  const account = await accountOfPerson(deps, chat.person.id);
  if (!account) throw new DomainError("not_found", { about: "profile" });
  try {
    await activateInvite(deps, account.id, code);
  } catch (error) {
    const key = error instanceof DomainError ? refusals[error.code] : undefined;
    if (key === undefined) throw error;
    await say({ key });
    return false;
  }
  await say({ key: "profile-invite-activated" });
  return true;
}
