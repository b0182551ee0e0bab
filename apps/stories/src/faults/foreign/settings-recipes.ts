import { notificationKinds, orderStatuses } from "@gotovo/domain";
import * as own from "@gotovo/horeca-bot/settings-callbacks";
import type { Recipe, Recipes } from "./recipe.ts";

/** About the venue where somebody works, and not for its baristas. */
const managers = (data: string[]): Recipe => ({ own: data, notForBaristas: () => data });

/** Those of the settings. */
export const settingsRecipes: Recipes = {
  // A page of one's own notifications is for everybody.
  [own.settingsPageCallback.prefix]: managers(
    own.settingsPages
      .filter((page) => page !== "me" && page !== "main")
      .map((page) => own.settingsPageCallback.pack({ page })),
  ),
  [own.statusTextCallback.prefix]: managers(
    orderStatuses.map((status) => own.statusTextCallback.pack({ status })),
  ),
  [own.settingCallback.prefix]: managers(
    (["cancel", "prep", "busy", "late", "report", "always_open", "usual_text"] as const).map((setting) =>
      own.settingCallback.pack({ setting, value: 1 }),
    ),
  ),
  [own.typeSettingCallback.prefix]: managers(
    (["hours", "ready"] as const).map((what) => own.typeSettingCallback.pack({ what })),
  ),
  [own.notificationCallback.prefix]: {
    own: notificationKinds.map((kind) => own.notificationCallback.pack({ kind, to: "off" })),
  },
  [own.busyCallback.prefix]: {
    own: (["ask", "set", "close"] as const).map((step) => own.busyCallback.pack({ step, minutes: 10 })),
  },
};
