import type { StaffRole } from "@gotovo/domain";
import type { ChatDriver } from "@gotovo/sandbox/driver";
import { insertInvite } from "@gotovo/usecases/venue/staff/create-invite";
import type { Cafe } from "./cafe.ts";
import { horecaBot } from "./local-telegram.ts";
import type { World } from "./world.ts";

/** A new person who joins a café's staff by an invite and sees the queue, in English; returns their chat. */
export async function joinStaff(
  { deps, telegram }: Pick<World, "deps" | "telegram">,
  { horecaId, name }: Pick<Cafe, "horecaId" | "name">,
  person: string,
  role: StaffRole = "barista",
): Promise<ChatDriver> {
  const account = await telegram.person({ first_name: person, language_code: "en" });
  const chat = account.chat(horecaBot.username);
  await chat.start(await deps.db.tx((tx) => insertInvite(deps, tx, horecaId, role, null)));
  await chat.waitForText(`${name} — queue`);
  return chat;
}
