import type { Shop } from "./shop.ts";

/** What a café's log tells, and what it has run out of, in the order of each. */
export function stopListOf(shop: Pick<Shop, "rows">, cafe: { merchantId: string; venueId: string }) {
  return {
    async events(): Promise<string[]> {
      const text = "select type from event where merchant_id = $1 order by written";
      return (await shop.rows<{ type: string }>(text, [cafe.merchantId])).map(({ type }) => type);
    },
    async stopped(): Promise<string[]> {
      const text =
        "select i->>'name' as name from venue v, jsonb_array_elements(v.stop_list) i where v.id = $1";
      return (await shop.rows<{ name: string }>(text, [cafe.venueId])).map(({ name }) => name);
    },
  };
}
