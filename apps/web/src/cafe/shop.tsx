import { useEffect, useState } from "preact/hooks";
import { type Menu, type MenuItem, totalOf } from "../../shared/menu.ts";
import { repeatedLines } from "../../shared/repeat.ts";
import { useTexts } from "../text/context.tsx";
import { addLine, keepKnown, maxLines, parseCart, setQuantity } from "./cart.ts";
import { CartBar } from "./cart-bar.tsx";
import { CartPanel } from "./cart-panel.tsx";
import { ItemCard } from "./item-card.tsx";
import { ItemDialog } from "./item-dialog.tsx";
import { parseRecentOrders } from "./recent.ts";
import { RecentOrders } from "./recent-orders.tsx";
import { useCheckout } from "./use-checkout.ts";
import { useStored } from "./use-stored.ts";

/** Menu, cart and payment. */
export function Shop({ menu, reloadMenu }: { menu: Menu; reloadMenu: () => Promise<void> }) {
  const { t, language } = useTexts();
  const [stored, setCart] = useStored("gotovo-cart", parseCart);
  const [recent, setRecent] = useStored("gotovo-recent", parseRecentOrders);
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<MenuItem | null>(null);
  const cart = keepKnown(menu, stored);
  useEffect(() => {
    const again = repeatedLines(location.search);
    if (again.length === 0) return;
    setCart(again.slice(0, maxLines));
    // Once: a reload must not undo what is changed in the cart.
    history.replaceState(null, "", location.pathname);
  }, []);
  const total = totalOf(menu, cart);
  const checkout = useCheckout(({ number, trackingPath: path, ownerKey }) => {
    setCart([]);
    setRecent([{ number, path, at: Date.now() }, ...recent].slice(0, 5));
    location.assign(path + ownerKey);
  });
  const pay = async () => {
    const trimmed = name.trim();
    await checkout.submit({ language, ...(trimmed ? { name: trimmed } : {}), lines: cart, total });
  };
  return (
    <div class="shop">
      <section class="menu" aria-labelledby="menu-title">
        <div class="menu-intro">
          <h1 id="menu-title">{t("cafe-lead")}</h1>
          <p class="muted">{t("demo-note")}</p>
        </div>
        <RecentOrders orders={recent} />
        <ul class="menu-grid" aria-label={t("menu")}>
          {menu.items.map((item) => (
            <ItemCard key={item.id} menu={menu} item={item} onChoose={() => setChosen(item)} />
          ))}
        </ul>
        <CartBar menu={menu} cart={cart} total={total} />
      </section>
      <CartPanel
        menu={menu}
        cart={cart}
        total={total}
        name={name}
        onName={setName}
        onQuantity={(id, quantity) => {
          checkout.reset();
          setCart(setQuantity(cart, id, quantity));
        }}
        checkout={checkout.state}
        onPay={pay}
        onReloadMenu={async () => {
          await reloadMenu();
          checkout.reset();
        }}
      />
      {chosen && (
        <ItemDialog
          key={chosen.id}
          menu={menu}
          item={chosen}
          onClose={() => setChosen(null)}
          onAdd={(line) => {
            checkout.reset();
            setCart(addLine(cart, line));
            setChosen(null);
          }}
        />
      )}
    </div>
  );
}
