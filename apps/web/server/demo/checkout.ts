import { type PlaceOrderRequest, siteUrl, text } from "@gotovo/contract";
import { z } from "zod";
import {
  type CartLine,
  type Language,
  type Menu,
  type ResolvedLine,
  resolveLine,
} from "../../shared/menu.ts";
import { repeatLink } from "../../shared/repeat.ts";

/** What the café's page sends when the customer pays. */
export const checkoutRequest = z.strictObject({
  language: z.enum(["ru", "en"]),
  name: text(1, 128).optional(),
  lines: z
    .array(
      z.strictObject({
        item: z.string().max(64),
        size: z.string().max(64),
        choices: z.record(z.string().max(64), z.string().max(64)),
        quantity: z.int().min(1).max(20),
      }),
    )
    .min(1)
    .max(30),
  /** What the customer saw on the button, in minor units. It is compared, never charged. */
  total: z.int().min(0),
});
export type CheckoutRequest = z.infer<typeof checkoutRequest>;

export interface CheckoutIds {
  readonly orderId: string;
  readonly number: string;
  readonly siteUserId: string;
  /** Where the café's page is, for the link that repeats the order. No slash at its end. */
  readonly site: string;
}

/**
 * The order that the café registers with Gotovo: names and prices are the menu's. Null when the menu has changed under
 * the customer's eyes: something in the cart is gone, or the total is not the one they saw.
 */
export function orderOf(
  menu: Menu,
  horecaId: string,
  request: CheckoutRequest,
  ids: CheckoutIds,
): PlaceOrderRequest | null {
  const lines = request.lines.map((line: CartLine) => resolveLine(menu, line));
  if (!lines.every((line) => line !== null)) return null;
  const total = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  if (total !== request.total) return null;
  return {
    order_id: ids.orderId,
    horeca_id: horecaId,
    number: ids.number,
    status: "placed",
    items: lines.map((line) => itemOf(menu, line, request.language)),
    total,
    currency: menu.currency,
    ...repeatOf(ids.site, request.lines),
    customer: { site_user_id: ids.siteUserId, ...(request.name ? { name: request.name } : {}) },
  };
}

function itemOf(menu: Menu, line: ResolvedLine, language: Language) {
  const chosen = line.choices.filter(({ choice }) => !choice.unmentioned);
  return {
    name: line.item.name[language],
    quantity: line.quantity,
    price: line.price,
    options: Object.fromEntries([
      [menu.size[language], line.size.name[language]],
      ...chosen.map(({ option, choice }) => [option[language], choice.name[language]]),
    ]),
  };
}

/** No link from a site that customers' phones cannot reach, or for a cart that no link can hold. */
function repeatOf(site: string, lines: readonly CartLine[]): Pick<PlaceOrderRequest, "repeat_url"> {
  const link = siteUrl.safeParse(repeatLink(site, lines));
  return link.success ? { repeat_url: link.data } : {};
}
