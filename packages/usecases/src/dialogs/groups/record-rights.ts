import type { ChatKey, Deps } from "../../context.ts";
import { pauseGroup, resumeGroup } from "./pause-group.ts";

/** Records whether the bot can do its work in a group; any but a team group is left alone. */
export async function recordRights(deps: Deps, group: ChatKey, able: boolean): Promise<void> {
  await deps.db.tx((tx) => (able ? resumeGroup(deps, tx, group) : pauseGroup(deps, tx, group)));
}
