// The demo café's menu as its server sends it to its page. Prices are in minor units.

export type Language = "ru" | "en";
export type Names = Readonly<Record<Language, string>>;

export interface Choice {
  readonly id: string;
  readonly name: Names;
  readonly price: number;
  /** Not worth saying in an order: "no syrup". */
  readonly unmentioned?: boolean | undefined;
}

export interface MenuItem {
  readonly id: string;
  readonly name: Names;
  readonly description: Names;
  readonly sizes: readonly { readonly id: string; readonly name: Names; readonly price: number }[];
  /** Keys of `Menu.options`. */
  readonly options: readonly string[];
  readonly art: Art;
}

/** What the page draws: a vessel and its layers from the bottom up, each a colour and a percentage of the height. */
export interface Art {
  readonly vessel: "cup" | "glass" | "croissant" | "cake";
  readonly ice?: boolean | undefined;
  readonly layers: readonly (readonly [color: string, percent: number])[];
}

export interface Menu {
  readonly cafe: Names;
  readonly currency: string;
  readonly size: Names;
  readonly options: Readonly<Record<string, { readonly name: Names; readonly choices: readonly Choice[] }>>;
  readonly items: readonly MenuItem[];
}

/** One position of a cart: ids of the menu, and how many of it. */
export interface CartLine {
  readonly item: string;
  readonly size: string;
  /** Option → choice, one for every option of the item. */
  readonly choices: Readonly<Record<string, string>>;
  readonly quantity: number;
}

export interface ResolvedLine {
  readonly item: MenuItem;
  readonly size: MenuItem["sizes"][number];
  readonly choices: readonly { readonly option: Names; readonly choice: Choice }[];
  /** Of one piece. */
  readonly price: number;
  readonly quantity: number;
}

/** A cart line with everything the menu says about it; null when the menu has no such thing (any longer). */
export function resolveLine(menu: Menu, line: CartLine): ResolvedLine | null {
  const item = menu.items.find((each) => each.id === line.item);
  const size = item?.sizes.find((each) => each.id === line.size);
  if (!item || !size || Object.keys(line.choices).length !== item.options.length) return null;
  const choices = [];
  for (const key of item.options) {
    const option = menu.options[key];
    const choice = option?.choices.find((each) => each.id === line.choices[key]);
    if (!option || !choice) return null;
    choices.push({ option: option.name, choice });
  }
  const price = choices.reduce((sum, { choice }) => sum + choice.price, size.price);
  return { item, size, choices, price, quantity: line.quantity };
}

/** The price of a whole cart; lines that are not on the menu do not count. */
export function totalOf(menu: Menu, lines: readonly CartLine[]): number {
  return lines.reduce((sum, line) => sum + (resolveLine(menu, line)?.price ?? 0) * line.quantity, 0);
}
