import type { StaffRole } from "@gotovo/domain";
import type { ChatContext } from "../chats/enter-chat.ts";
import { acceptInvite } from "../venue/staff/accept-invite.ts";
import { insertInvite } from "../venue/staff/create-invite.ts";
import { findStaff, type StaffActor } from "../venue/staff/find-staff.ts";
import { switchVenue } from "../venue/staff/switch-venue.ts";
import type { Shop } from "./shop.ts";

/** Somebody who works at a venue, and their chat with the HoReCa bot. */
export interface Colleague {
  readonly chat: ChatContext;
  readonly staff: StaffActor;
}

/** A new person, or one who works elsewhere already, joins a venue; their chat shows it from then on. */
export async function hire(
  shop: Shop,
  venueId: string,
  role: StaffRole,
  known?: ChatContext,
): Promise<Colleague> {
  const chat = known ?? (await shop.person("horeca"));
  const token = await shop.deps.db.tx((tx) => insertInvite(shop.deps, tx, venueId, role, null));
  const { asksVenue } = await acceptInvite(shop.deps, chat, token);
  if (asksVenue) await switchVenue(shop.deps, chat, venueId);
  return { chat, staff: await staffOf(shop, chat) };
}

/** Who a chat's person is at the venue that it shows. */
export async function staffOf(shop: Shop, chat: ChatContext): Promise<StaffActor> {
  const staff = await findStaff(shop.deps, chat);
  if (!staff) throw new Error("They do not work there");
  return staff;
}

/** What waits to be said to a person: the text's key with its values. */
export async function toBeSaid(shop: Shop, chat: ChatContext): Promise<[string, object][]> {
  const rows = await shop.rows<{ content: { key: string; args: object } }>(
    "select content from chat_message where chat_id = $1 and sent_at is null and content ? 'key' order by id",
    [chat.chatId],
  );
  return rows.map(({ content }) => [content.key, content.args]);
}

/** Makes all that was to be said count as said. */
export async function hearAll(shop: Shop): Promise<void> {
  await shop.rows("update chat_message set sent_at = now() where sent_at is null");
}
