import type { TrackedOrder } from "@gotovo/contract";

export interface ItemView {
  readonly name: string;
  readonly quantity: number | null;
  readonly unit?: string | undefined;
  /** Of one piece or unit, in minor units. */
  readonly price: number | null;
  readonly details: readonly string[];
}

/** What was ordered, one row each, and what the café's description says beside the items, such as an allergy. */
export function itemsOf(order: Pick<TrackedOrder, "items" | "description">): {
  readonly bought: readonly ItemView[];
  readonly notes: readonly string[];
} {
  const items = (order.items ?? []).map((item) => ({
    name: item.name,
    quantity: item.quantity,
    unit: item.unit,
    price: item.price ?? null,
    details: Array.isArray(item.options) ? item.options : detailsOf(Object.entries(item.options ?? {})),
  }));
  const names = new Set(items.map(({ name }) => name));
  const said = rowsOf(order.description).filter(
    ({ name, details }) => details.length > 0 || !names.has(name),
  );
  if (items.length === 0) return { bought: said, notes: [] };
  return { bought: items, notes: said.map(({ name, details }) => [name, ...details].join(", ")) };
}

function rowsOf(description: TrackedOrder["description"]): ItemView[] {
  if (typeof description === "string")
    return description
      .split("\n")
      .filter((row) => row.trim() !== "")
      .map(rowOf);
  return (description ?? []).map((each) => {
    if (typeof each === "string") return rowOf(each);
    // The first value names the thing, the rest describe it.
    const [first, ...rest] = Object.entries(each).filter(([, value]) => value !== null && value !== "");
    return { ...rowOf(first ? String(first[1]) : ""), details: detailsOf(rest) };
  });
}

function rowOf(name: string): ItemView {
  return { name, quantity: null, price: null, details: [] };
}

function detailsOf(entries: readonly [string, unknown][]): string[] {
  return entries
    .filter(([, value]) => value !== "")
    .map(([name, value]) => (value === true ? name : `${name}: ${value}`));
}
