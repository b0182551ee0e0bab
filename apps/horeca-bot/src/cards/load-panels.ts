import { type OpenedCard, type StaffPanel, staffPanels } from "@gotovo/domain";
import type { DesiredCard, Texts } from "@gotovo/telegram";
import { openPanels } from "@gotovo/usecases/chats/open-panels";
import type { Panel } from "@gotovo/usecases/chats/panel";
import type { Deps } from "@gotovo/usecases/context";
import { quickAnswersOfChat } from "@gotovo/usecases/dialogs/quick-answers/quick-answers-of-chat";
import { feedbackOfVenue } from "@gotovo/usecases/orders/feedback/feedback-of-venue";
import { readCursor } from "@gotovo/usecases/page";
import { settingsOfChat } from "@gotovo/usecases/venue/settings-of-chat";
import { listVenues } from "@gotovo/usecases/venue/staff/list-venues";
import { teamOfChat } from "@gotovo/usecases/venue/staff/team-of-chat";
import { stopListOfChat } from "@gotovo/usecases/venue/stop-list/stop-list-of-chat";
import { feedbackCard } from "./feedback-card.ts";
import { quickCard } from "./quick-card.ts";
import { settingsCard } from "./settings/settings-card.ts";
import { stopCard } from "./stop-card.ts";
import { teamCard } from "./team-card.ts";
import { venueCard } from "./venue-card.ts";

type Draw = (texts: Texts) => DesiredCard[];

const loaders: Record<StaffPanel, (deps: Deps, chatId: bigint, panel: Panel) => Promise<Draw>> = {
  async team(deps, chatId, { view }) {
    const team = await teamOfChat(deps, chatId);
    return (texts) => (team ? [teamCard(texts, team, view, deps.clock())] : []);
  },
  async feedback(deps, chatId, { view }) {
    const feedback = await feedbackOfVenue(deps, chatId, readCursor(view));
    return (texts) => (feedback ? [feedbackCard(texts, feedback, deps.clock())] : []);
  },
  async settings(deps, chatId, { view }) {
    const settings = await settingsOfChat(deps, chatId);
    return (texts) => (settings ? [settingsCard(texts, settings, view, deps.clock())] : []);
  },
  async quick(deps, chatId, { view }) {
    const quick = await quickAnswersOfChat(deps, chatId);
    return (texts) => (quick ? [quickCard(texts, quick, view)] : []);
  },
  async stop(deps, chatId, { view }) {
    const list = await stopListOfChat(deps, chatId);
    return (texts) => (list ? [stopCard(texts, list, view, deps.clock())] : []);
  },
  async venue(deps, chatId) {
    const venues = await listVenues(deps, chatId);
    return (texts) => [venueCard(texts, venues)];
  },
};

/** Reads what the open panels of a staff chat show; most chats have none. */
export async function loadPanels(deps: Deps, chatId: bigint, shown: readonly OpenedCard[]): Promise<Draw> {
  const draws = await Promise.all(
    openPanels(shown, staffPanels).map((panel) => loaders[panel.name](deps, chatId, panel)),
  );
  return (texts) => draws.flatMap((draw) => draw(texts));
}
