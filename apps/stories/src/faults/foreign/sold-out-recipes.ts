import * as own from "@gotovo/horeca-bot/sold-out-callbacks";
import type { Recipes } from "./recipe.ts";

const steps = ["list", "part", "ask", "ask_same", "type", "take_off"] as const;

/** Those of what has run out. */
export const soldOutRecipes: Recipes = {
  [own.soldOutCallback.prefix]: {
    naming: ({ order, version }) =>
      steps.map((step) => own.soldOutCallback.pack({ order, step, at: 0, version })),
  },
  [own.soldOutEndCallback.prefix]: {
    naming: ({ order, version: question }) =>
      (["take_off", "withdraw"] as const).map((answer) =>
        own.soldOutEndCallback.pack({ order, answer, question }),
      ),
  },
  [own.stopListCallback.prefix]: { own: [own.stopListCallback.pack({ page: 0 })] },
  [own.stopBackCallback.prefix]: { own: [own.stopBackCallback.pack({ since: 0 })] },
  [own.stopAddCallback.prefix]: { own: [own.stopAddCallback.pack({})] },
};
