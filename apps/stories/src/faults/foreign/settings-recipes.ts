import { notificationKinds, orderStatuses } from "@gotovo/domain";
import * as own from "@gotovo/horeca-bot/settings-callbacks";
import type { Recipe, Recipes } from "./recipe.ts";

/** A value that is offered of each setting. */
const settingValues: Record<own.Setting, number> = {
  cancel: 1,
  prep: 5,
  busy: 10,
  late: 1,
  feedback: 5,
  report: 1,
  always_open: 1,
  usual_text: 1,
  refunds: 1,
  refund_hours: 24,
  ask_minutes: 5,
  first_reminder: 5,
  second_reminder: 15,
  unfetched: 30,
};

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
    Object.entries(settingValues).map(([setting, value]) =>
      own.settingCallback.pack({ setting: setting as own.Setting, value }),
    ),
  ),
  [own.typeSettingCallback.prefix]: managers(
    (["hours", "ready"] as const).map((what) => own.typeSettingCallback.pack({ what })),
  ),
  [own.notificationCallback.prefix]: {
    own: notificationKinds.map((kind) => own.notificationCallback.pack({ kind, to: "off" })),
  },
  [own.pauseCallback.prefix]: {
    own: ([0, 30] as const).map((minutes) => own.pauseCallback.pack({ minutes })),
  },
  [own.resumeCallback.prefix]: { own: [own.resumeCallback.pack({})] },
  [own.busyCallback.prefix]: {
    own: (["ask", "set", "close"] as const).map((step) => own.busyCallback.pack({ step, minutes: 10 })),
  },
};
