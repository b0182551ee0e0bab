import { useState } from "preact/hooks";
import { type CartLine, type Menu, type MenuItem, resolveLine } from "../../shared/menu.ts";
import { formatMoney } from "../format/money.ts";
import { useTexts } from "../text/context.tsx";
import { useModal } from "../ui/use-modal.ts";
import { defaultLine } from "./cart.ts";
import { ChoiceGroup } from "./choice-group.tsx";
import { ItemArt } from "./item-art.tsx";
import { Stepper } from "./stepper.tsx";

interface Props {
  readonly menu: Menu;
  readonly item: MenuItem;
  readonly onAdd: (line: CartLine) => void;
  readonly onClose: () => void;
}

/** How the person wants it: size, options, how many. */
export function ItemDialog({ menu, item, onAdd, onClose }: Props) {
  const { t, language } = useTexts();
  const modal = useModal(onClose);
  const [line, setLine] = useState(() => defaultLine(menu, item));
  const price = (resolveLine(menu, line)?.price ?? 0) * line.quantity;
  const money = (amount: number) => formatMoney(amount, menu.currency, language);
  const closeOutside = (event: MouseEvent) => {
    if (event.target === modal.ref.current) onClose();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog {...modal} class="item-dialog" aria-labelledby="item-title" onClick={closeOutside}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          onAdd(line);
        }}
      >
        <button type="button" class="close" aria-label={t("close")} onClick={onClose}>
          ×
        </button>
        <div class="item-dialog-head">
          <ItemArt art={item.art} />
          <div>
            <h2 id="item-title">{item.name[language]}</h2>
            <p class="muted">{item.description[language]}</p>
          </div>
        </div>
        <ChoiceGroup
          title={menu.size[language]}
          chosen={line.size}
          choices={item.sizes.map((size) => ({
            id: size.id,
            name: size.name[language],
            note: money(size.price),
          }))}
          onChoose={(size) => setLine({ ...line, size })}
        />
        {item.options.map((key) => (
          <ChoiceGroup
            key={key}
            title={menu.options[key]?.name[language] ?? key}
            chosen={line.choices[key] ?? ""}
            choices={(menu.options[key]?.choices ?? []).map((choice) => ({
              id: choice.id,
              name: choice.name[language],
              note: choice.price === 0 ? t("no-extra") : t("extra", { price: money(choice.price) }),
            }))}
            onChoose={(choice) => setLine({ ...line, choices: { ...line.choices, [key]: choice } })}
          />
        ))}
        <div class="item-dialog-foot">
          <Stepper
            label={t("quantity")}
            value={line.quantity}
            min={1}
            onChange={(quantity) => setLine({ ...line, quantity })}
          />
          <button type="submit" class="button">
            {t("add-for", { price: money(price) })}
          </button>
        </div>
      </form>
    </dialog>
  );
}
