import { DomainError } from "@gotovo/domain";
import { requestRepost } from "@gotovo/usecases/chats/card-views";
import { showPanel } from "@gotovo/usecases/chats/panel";
import type { Deps } from "@gotovo/usecases/context";
import { isHandoverPayload } from "@gotovo/usecases/orders/handover/handover-link";
import { acceptInvite } from "@gotovo/usecases/venue/staff/accept-invite";
import { findStaff } from "@gotovo/usecases/venue/staff/find-staff";
import { Composer } from "grammy";
import type { HorecaContext } from "../../context.ts";
import { refusalText } from "../../errors.ts";
import { openScanned } from "../orders/handover.ts";

/** `/start <invite>` joins a venue; with what a customer shows it finds their order; `/start` shows staff their queue and tells strangers how to get in. */
export function joining(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  composer.command("start", async (ctx) => {
    const { chat, say } = ctx.conversation;
    const token = ctx.match.trim();
    if (isHandoverPayload(token)) return openScanned(deps, ctx, token);
    if (token !== "") return join(deps, ctx, token);
    if (await findStaff(deps, chat)) return requestRepost(deps, chat);
    await say({ key: "stranger" });
  });
  return composer;
}

/**
 * Who works there already is told so, and gets the queue all the same. Whoever is at another venue just now is asked
 * which of them to show.
 */
async function join(deps: Deps, ctx: HorecaContext, token: string): Promise<void> {
  const { chat, say } = ctx.conversation;
  try {
    const { asksVenue } = await acceptInvite(deps, chat, token);
    if (asksVenue) await showPanel(deps, chat, { name: "venue", view: "list" }, { afresh: true });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "already_staff") throw error;
    await say(refusalText(error));
    if (error.details.shown === "") return requestRepost(deps, chat);
    await showPanel(deps, chat, { name: "venue", view: "list" }, { afresh: true });
  }
}
