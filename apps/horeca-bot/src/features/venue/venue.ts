import { DomainError } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import { closePanel } from "@gotovo/usecases/chats/close-panel";
import { showPanel } from "@gotovo/usecases/chats/panel";
import type { Deps } from "@gotovo/usecases/context";
import { listVenues } from "@gotovo/usecases/venue/staff/list-venues";
import { switchVenue } from "@gotovo/usecases/venue/staff/switch-venue";
import { Composer } from "grammy";
import { venueCallback } from "../../callbacks.ts";
import type { HorecaContext } from "../../context.ts";

/** `/venue`: which of the venues where a person works their chat shows. Never two at once. */
export function venue(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  composer.command("venue", async (ctx) => {
    const { chat, say } = ctx.conversation;
    const venues = await listVenues(deps, chat.chatId);
    const [only] = venues;
    if (!only) throw new DomainError("forbidden");
    if (venues.length === 1) return say({ key: "venue-only", args: { venue: only.name } });
    await showPanel(deps, chat, { name: "venue", view: "list" }, { afresh: true });
  });

  onTap(composer, venueCallback, async (ctx, tap) => {
    const { chat, toast } = ctx.conversation;
    const name = await switchVenue(deps, chat, tap.venue);
    await closePanel(deps, chat, "venue");
    await toast("venue-now", { venue: name });
  });
  return composer;
}
