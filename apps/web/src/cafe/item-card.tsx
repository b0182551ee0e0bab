import type { Menu, MenuItem } from "../../shared/menu.ts";
import { formatMoney } from "../format/money.ts";
import { useTexts } from "../text/context.tsx";
import { ItemArt } from "./item-art.tsx";

export function ItemCard({ menu, item, onChoose }: { menu: Menu; item: MenuItem; onChoose: () => void }) {
  const { t, language } = useTexts();
  const prices = item.sizes.map((size) => size.price);
  const price = formatMoney(Math.min(...prices), menu.currency, language);
  return (
    <li class="item-card">
      <button type="button" onClick={onChoose} aria-haspopup="dialog">
        <ItemArt art={item.art} />
        <span class="item-card-text">
          <span class="item-card-name">{item.name[language]}</span>
          <span class="item-card-description">{item.description[language]}</span>
          <span class="item-card-price">{prices.length > 1 ? t("price-from", { price }) : price}</span>
        </span>
      </button>
    </li>
  );
}
