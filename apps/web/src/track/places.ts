import type { Translate } from "../text/texts.ts";
import type { OrderProgress } from "./view.ts";

/** Where an order is handed over, in words; empty when nobody has said. */
export function placesOf({ pickup }: OrderProgress, t: Translate): string[] {
  const { place, table } = pickup ?? {};
  return [...(place ? [place] : []), ...(table ? [t("pickup-table", { table })] : [])];
}
