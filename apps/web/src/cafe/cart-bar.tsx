import type { Menu } from "../../shared/menu.ts";
import { formatMoney } from "../format/money.ts";
import { useTexts } from "../text/context.tsx";
import { type Cart, countOf } from "./cart.ts";

/** On narrow screens: how much is in the cart, and the way down to it. */
export function CartBar({ menu, cart, total }: { menu: Menu; cart: Cart; total: number }) {
  const { t, language } = useTexts();
  if (cart.length === 0) return null;
  const goToCart = () => {
    const panel = document.getElementById("cart");
    panel?.scrollIntoView();
    panel?.focus({ preventScroll: true });
  };
  return (
    <button type="button" class="cart-bar" onClick={goToCart}>
      <span>{t("cart-open", { count: countOf(cart) })}</span>
      <strong>{formatMoney(total, menu.currency, language)}</strong>
    </button>
  );
}
