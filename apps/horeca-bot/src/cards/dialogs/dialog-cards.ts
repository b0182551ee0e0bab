import type { DesiredCard, Texts } from "@gotovo/telegram";
import type { Step } from "@gotovo/usecases/chats/step";
import type { Cabinet } from "@gotovo/usecases/dialogs/cabinet";
import {
  broadcastStep,
  chooseDialogCard,
  chooseDialogStep,
  draftCard,
  progressCard,
} from "./broadcast-card.ts";
import { dialogCard } from "./dialog-card.ts";
import { listCard } from "./list-card.ts";

/** Everything that a staff chat shows of dialogs besides the messages themselves. */
export function dialogCards(
  texts: Texts,
  cabinet: Cabinet,
  { staffId, step }: { readonly staffId: string; readonly step: Step | null },
): DesiredCard[] {
  const { current, list, broadcasts, timezone } = cabinet;
  return [
    ...broadcasts.map((broadcast) => progressCard(texts, broadcast)),
    ...(list ? [listCard(texts, cabinet, list, staffId)] : []),
    ...(current ? [dialogCard(texts, current, { staffId, timezone })] : []),
    ...(step?.name === broadcastStep ? [draftCard(texts, cabinet)] : []),
    ...(step?.name === chooseDialogStep ? [chooseDialogCard(texts, cabinet)] : []),
  ];
}
