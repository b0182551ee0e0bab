import type { QueuedContent, StaffRole } from "@gotovo/domain";
import { shorten } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { inviteLifetimeHours, inviteToken } from "@gotovo/usecases/venue/staff/create-invite";

const key = "invite";

export interface Invite {
  readonly inviteId: string;
  /** User name of this bot. */
  readonly bot: string;
  readonly venue: string;
  readonly role: StaffRole;
}

/** The message that hands out an invite, as it waits in the queue: it names the invite, and holds no secret. */
export function inviteContent({ inviteId, bot, venue, role }: Invite): QueuedContent {
  return { key, args: { inviteId, bot, venue: shorten(venue, 100), role, hours: inviteLifetimeHours } };
}

/** Puts the deep link into the message, at the moment it is sent; leaves every other message alone. */
export function withInviteLink(
  deps: Pick<Deps, "keyring">,
  linkRoot: string,
  content: QueuedContent,
): QueuedContent {
  if (content.key !== key || !content.args) return content;
  const { inviteId, bot, ...args } = content.args;
  const link = `${linkRoot}/${bot}?start=${inviteToken(deps, String(inviteId))}`;
  return { key, args: { ...args, link }, buttons: [[{ key: "button-copy-invite", copyText: link }]] };
}
