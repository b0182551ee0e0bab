import { type CartLine, type Menu, resolveLine } from "../../shared/menu.ts";
import { formatMoney } from "../format/money.ts";
import { useTexts } from "../text/context.tsx";
import { Stepper } from "./stepper.tsx";

interface Props {
  readonly menu: Menu;
  readonly line: CartLine;
  readonly disabled: boolean;
  readonly onQuantity: (quantity: number) => void;
}

export function CartLineView({ menu, line, disabled, onQuantity }: Props) {
  const { t, language } = useTexts();
  const resolved = resolveLine(menu, line);
  if (!resolved) return null;
  const name = resolved.item.name[language];
  const chosen = resolved.choices.filter(({ choice }) => !choice.unmentioned);
  const details = [resolved.size.name[language], ...chosen.map(({ choice }) => choice.name[language])];
  return (
    <li class="cart-line">
      <p class="item-name">{name}</p>
      <p class="item-price">{formatMoney(resolved.price * line.quantity, menu.currency, language)}</p>
      <p class="item-details">{details.join(" · ")}</p>
      <div class="cart-line-actions">
        <Stepper
          label={`${name}: ${t("quantity")}`}
          value={line.quantity}
          min={1}
          disabled={disabled}
          onChange={onQuantity}
        />
        <button
          type="button"
          class="remove"
          aria-label={t("cart-remove", { name })}
          disabled={disabled}
          onClick={() => onQuantity(0)}
        >
          ×
        </button>
      </div>
    </li>
  );
}
