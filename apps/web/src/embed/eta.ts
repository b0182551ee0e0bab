import type { AvailabilityView } from "@gotovo/contract";
import type { Language } from "../../shared/menu.ts";
import { dayAndTime } from "../format/time.ts";
import type { Translate } from "../text/texts.ts";

/** What the badge says of a café, in one sentence. */
export function etaText(found: AvailabilityView, language: Language, now: number, t: Translate): string {
  const at = (instant: string) => dayAndTime(instant, found.timezone, language, now);
  if (found.open) return found.ready_at === null ? t("eta-open") : t("eta-ready", at(found.ready_at));
  if (found.opens_at === null) return t("eta-closed-for-now");
  return t(found.reason === "paused" ? "eta-paused" : "eta-closed", at(found.opens_at));
}
