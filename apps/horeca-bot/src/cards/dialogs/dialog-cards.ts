import type { Step } from "@gotovo/domain";
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
    readonly venueName: string;
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
