import type { AccountOrder } from "@gotovo/contract";
import { useArea } from "../account/area-context.tsx";
import { useTexts } from "../text/context.tsx";
import { itemsOf } from "../track/items.ts";
import { useResource } from "../ui/use-resource.ts";
import { addFavourite, type Favourite, removeFavourite, type VaultEdit } from "./contents.ts";

interface Props {
  readonly favourites: readonly Favourite[];
  readonly busy: boolean;
  readonly change: (edit: VaultEdit) => Promise<boolean>;
}

const offered = 5;

/** The last different orders that are no favourites yet. */
function offersFrom(orders: readonly AccountOrder[], favourites: readonly Favourite[]): Favourite[] {
  const what = ({ name, venue }: Favourite) => JSON.stringify([name, venue]);
  const known = new Set(favourites.map(what));
  const offers = orders.map((order) => ({
    id: order.id,
    name: itemsOf(order)
      .bought.map(({ name }) => name)
      .join(", "),
    venue: order.venue_name,
    repeat_url: order.repeat_url,
  }));
  return offers
    .filter((offer) => offer.name !== "" && !known.has(what(offer)) && known.add(what(offer)))
    .slice(0, offered);
}

/** Favourite orders, and the last orders to choose some from. */
export function Favourites({ favourites, busy, change }: Props) {
  const { t } = useTexts();
  const { api, version } = useArea();
  const history = useResource(() => api.orders(null), version);
  const others = offersFrom(history.data?.orders ?? [], favourites);
  return (
    <section class="card stack" aria-labelledby="favourites-title">
      <h2 id="favourites-title">{t("favourites-title")}</h2>
      {favourites.length === 0 ? (
        <p class="muted">{t("favourites-none")}</p>
      ) : (
        <ul class="rows">
          {favourites.map(({ id, name, venue, repeat_url }) => (
            <li key={id} class="vault-item">
              <div>
                <p class="item-name">
                  <bdi>{name}</bdi>
                </p>
                <p class="muted small">
                  <bdi>{venue}</bdi>
                </p>
                {repeat_url && /^https?:/.test(repeat_url) && (
                  <a class="link small" href={repeat_url}>
                    {t("order-repeat")}
                  </a>
                )}
              </div>
              <button
                type="button"
                class="link bad small"
                aria-label={t("favourite-remove-this", { name })}
                disabled={busy}
                onClick={() => void change(removeFavourite(id))}
              >
                {t("remove")}
              </button>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <div class="stack quiet-part">
          <h3 class="ways-title">{t("favourites-from-history")}</h3>
          <ul class="plain-rows">
            {others.map((order) => (
              <li key={order.id} class="vault-item">
                <bdi>{order.name}</bdi>
                <button
                  type="button"
                  class="link small"
                  aria-label={t("favourite-add-this", { name: order.name })}
                  disabled={busy}
                  onClick={() => void change(addFavourite(order))}
                >
                  {t("favourite-add")}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
