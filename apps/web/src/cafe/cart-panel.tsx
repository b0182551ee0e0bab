import type { Menu } from "../../shared/menu.ts";
import { formatMoney } from "../format/money.ts";
import { useTexts } from "../text/context.tsx";
import { type Cart, lineId } from "./cart.ts";
import { CartLineView } from "./cart-line.tsx";
import { CheckoutError } from "./checkout-error.tsx";
import type { CheckoutState } from "./use-checkout.ts";

interface Props {
  readonly menu: Menu;
  readonly cart: Cart;
  readonly total: number;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onQuantity: (lineId: string, quantity: number) => void;
  readonly checkout: CheckoutState;
  readonly onPay: () => void;
  readonly onReloadMenu: () => void;
}

export function CartPanel(props: Props) {
  const { menu, cart, total, checkout } = props;
  const { t, language } = useTexts();
  const paying = checkout.phase === "paying";
  if (cart.length === 0 && !paying)
    return (
      <section id="cart" class="card cart empty" aria-labelledby="cart-title">
        <h2 id="cart-title">{t("cart")}</h2>
        <p class="muted">{t("cart-empty")}</p>
      </section>
    );
  return (
    <section id="cart" class="card cart" aria-labelledby="cart-title" tabIndex={-1}>
      <h2 id="cart-title">{t("cart")}</h2>
      <ul class="cart-lines">
        {cart.map((line) => (
          <CartLineView
            key={lineId(line)}
            menu={menu}
            line={line}
            disabled={paying}
            onQuantity={(quantity) => props.onQuantity(lineId(line), quantity)}
          />
        ))}
      </ul>
      <form
        class="checkout"
        onSubmit={(event) => {
          event.preventDefault();
          props.onPay();
        }}
      >
        <label class="field">
          <span class="field-label">{t("name-label")}</span>
          <input
            type="text"
            name="customer-name"
            value={props.name}
            maxLength={60}
            autocomplete="given-name"
            placeholder={t("name-placeholder")}
            disabled={paying}
            onInput={(event) => props.onName(event.currentTarget.value)}
          />
          <span class="field-hint">{t("name-hint")}</span>
        </label>
        <p class="total">
          <span>{t("total")}</span>
          <strong>{formatMoney(total, menu.currency, language)}</strong>
        </p>
        {checkout.phase === "failed" && (
          <CheckoutError code={checkout.code} onReloadMenu={props.onReloadMenu} />
        )}
        <button type="submit" class="button pay" aria-disabled={paying}>
          {paying && <span class="spinner" aria-hidden="true" />}
          {paying ? t("paying") : t("pay", { price: formatMoney(total, menu.currency, language) })}
        </button>
        <p class="pay-note">{t("pay-note")}</p>
      </form>
    </section>
  );
}
