import type { StaffRole, Step } from "@gotovo/domain";
import type { DesiredCard, Texts } from "@gotovo/telegram";
import type { Cabinet } from "@gotovo/usecases/dialogs/cabinet";
import { chooseDialogCard, draftCard, progressCard } from "./broadcast-card.ts";
import { dialogCard } from "./dialog-card.ts";
import { listCard } from "./list-card.ts";

/** Everything that a staff chat shows of dialogs besides the messages themselves. */
export function dialogCards(
  texts: Texts,
  cabinet: Cabinet,
  viewer: {
    readonly staffId: string;
    readonly role: StaffRole;
    readonly venueName: string;
    /** The question that is open on the dialog's card. */
    readonly prompt: string | null;
    readonly step: Step | null;
    readonly now: Date;
  },
): DesiredCard[] {
  const { current, list, broadcasts, timezone } = cabinet;
  const { step, venueName } = viewer;
  return [
    ...broadcasts.map((broadcast) => progressCard(texts, broadcast)),
    ...(list ? [listCard(texts, cabinet, list, viewer)] : []),
    ...(current ? [dialogCard(texts, current, { ...viewer, timezone })] : []),
    ...(step?.name === "broadcast" ? [draftCard(texts, cabinet, venueName)] : []),
    ...(step?.name === "choose-dialog" ? [chooseDialogCard(texts, cabinet)] : []),
  ];
}
