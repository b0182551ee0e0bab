import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Menu } from "../../shared/menu.ts";

const names = z.object({ ru: z.string().min(1), en: z.string().min(1) });
const price = z.int().min(0);

const menuSchema = z.object({
  cafe: names,
  currency: z.string().length(3),
  size: names,
  options: z.record(
    z.string(),
    z.object({
      name: names,
      choices: z
        .array(z.object({ id: z.string(), name: names, price, unmentioned: z.boolean().optional() }))
        .min(2),
    }),
  ),
  items: z
    .array(
      z.object({
        id: z.string(),
        name: names,
        description: names,
        sizes: z.array(z.object({ id: z.string(), name: names, price })).min(1),
        options: z.array(z.string()),
        art: z.object({
          vessel: z.enum(["cup", "glass", "croissant", "cake"]),
          ice: z.boolean().optional(),
          layers: z.array(z.tuple([z.string(), z.number()])),
        }),
      }),
    )
    .min(1),
});

/** Reads a menu; throws a ZodError that names what is wrong with it. */
export function parseMenu(value: unknown): Menu {
  return menuSchema.parse(value);
}

/** The menu that the demo café ships with. */
export function loadDemoMenu(): Menu {
  return parseMenu(JSON.parse(readFileSync(new URL("./menu.json", import.meta.url), "utf8")));
}
