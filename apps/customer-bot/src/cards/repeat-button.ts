import type { DesiredCard, Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";

/**
 * The row of the button that leads to the café's site to buy the same again; no row without a link. One link that
 * Telegram refuses would cost the whole message, so local ones need a Telegram that takes them.
 */
export function repeatRow(
  texts: Texts,
  { repeatUrl, number }: Pick<OrderRow, "repeatUrl" | "number">,
  localLinks: boolean,
): DesiredCard["keyboard"] {
  if (repeatUrl === null) return [];
  const { hostname, href } = new URL(repeatUrl);
  if (hostname === "localhost" && !localLinks) return [];
  return [[{ text: texts.plain("button-repeat", { number }), url: href }]];
}
