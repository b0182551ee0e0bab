import { orderStatuses, promiseSteps, reportPeriods, staffPanels, staffRoles } from "@gotovo/domain";
import * as own from "@gotovo/horeca-bot/callbacks";
import { cancelReasons } from "@gotovo/horeca-bot/cancel-reasons";
import * as handover from "@gotovo/horeca-bot/handover-callbacks";
import { exitCallback, languageCallback } from "@gotovo/telegram";
import { dialogRecipes } from "./dialog-recipes.ts";
import { pairs, type Recipe, type Recipes } from "./recipe.ts";
import { settingsRecipes } from "./settings-recipes.ts";
import { soldOutRecipes } from "./sold-out-recipes.ts";
import type { Things } from "./things.ts";

/** Names things, and is not for baristas even of that venue. */
const managers = (naming: (things: Things) => string[]): Recipe => ({ naming, notForBaristas: naming });

const steps = ["ask", "do"] as const;

/** One for every kind of callback of the HoReCa bot, by its prefix. */
export const staffRecipes: Recipes = {
  ...dialogRecipes,
  ...settingsRecipes,
  ...soldOutRecipes,
  [own.moveCallback.prefix]: {
    naming: ({ order, version }) =>
      pairs(orderStatuses, steps).map(([to, step]) => own.moveCallback.pack({ order, to, step, version })),
  },
  [own.cancelCallback.prefix]: {
    naming: ({ order, version }) =>
      cancelReasons.map((reason) => own.cancelCallback.pack({ order, reason, version })),
  },
  [own.promiseCallback.prefix]: {
    naming: ({ order, version }) =>
      promiseSteps.map((minutes) => own.promiseCallback.pack({ order, minutes, version })),
  },
  [own.cancelAnswerCallback.prefix]: {
    naming: ({ order, version }) =>
      (["yes", "no"] as const).map((answer) => own.cancelAnswerCallback.pack({ order, answer, version })),
  },
  [own.seenCallback.prefix]: {
    naming: ({ order, version }) => [own.seenCallback.pack({ order, version })],
  },
  [handover.tickCallback.prefix]: {
    naming: ({ order }) =>
      (["done", "open"] as const).map((to) => handover.tickCallback.pack({ order, hash: 1, nth: 0, to })),
  },
  [handover.linesCallback.prefix]: {
    naming: ({ order }) => [handover.linesCallback.pack({ order, page: 1 })],
  },
  [handover.keepWaitingCallback.prefix]: {
    naming: ({ order }) => [handover.keepWaitingCallback.pack({ order })],
  },
  [own.keepCallback.prefix]: { naming: ({ order }) => [own.keepCallback.pack({ order })] },
  [own.formCallback.prefix]: {
    naming: ({ order }) => (["full", "short"] as const).map((form) => own.formCallback.pack({ order, form })),
  },
  [own.queueCallback.prefix]: { own: [own.queueCallback.pack({})] },
  [own.lateCallback.prefix]: { own: [own.lateCallback.pack({ seen: 0 })] },
  [own.dutyCallback.prefix]: { own: (["off", "on"] as const).map((to) => own.dutyCallback.pack({ to })) },
  [own.inviteCallback.prefix]: {
    own: staffRoles.map((role) => own.inviteCallback.pack({ role })),
    notForBaristas: () => staffRoles.map((role) => own.inviteCallback.pack({ role })),
  },
  [own.teamCallback.prefix]: {
    own: [own.teamCallback.pack({ list: "invites", page: 0 })],
    notForBaristas: () =>
      (["members", "invites"] as const).map((list) => own.teamCallback.pack({ list, page: 0 })),
  },
  // The first member is the owner: about themselves a barista may ask.
  [own.memberCallback.prefix]: {
    naming: ({ members }) =>
      pairs(members, ["open", "ask", "remove"] as const).map(([staff, step]) =>
        own.memberCallback.pack({ staff, step }),
      ),
    notForBaristas: ({ members }) =>
      (["open", "ask", "remove"] as const).map((step) =>
        own.memberCallback.pack({ staff: members[0] as string, step }),
      ),
  },
  [own.roleCallback.prefix]: managers(({ members }) =>
    members.flatMap((staff) =>
      pairs(staffRoles, steps).map(([to, step]) => own.roleCallback.pack({ staff, to, step })),
    ),
  ),
  [own.revokeCallback.prefix]: managers(({ invite }) => [own.revokeCallback.pack({ invite })]),
  [own.venueCallback.prefix]: { naming: ({ venue }) => [own.venueCallback.pack({ venue })] },
  [own.feedbackCallback.prefix]: managers(({ delivered: order }) =>
    (["older", "newer"] as const).map((direction) => own.feedbackCallback.pack({ direction, order })),
  ),
  [own.quickCallback.prefix]: {
    own: (["send", "manage"] as const).map((mode) => own.quickCallback.pack({ mode, page: 0 })),
    notForBaristas: () => [own.quickCallback.pack({ mode: "manage", page: 0 })],
  },
  [own.quickSendCallback.prefix]: {
    naming: ({ quickAnswer: answer }) => [own.quickSendCallback.pack({ answer })],
  },
  [own.quickAddCallback.prefix]: {
    own: [own.quickAddCallback.pack({})],
    notForBaristas: () => [own.quickAddCallback.pack({})],
  },
  [own.quickItemCallback.prefix]: managers(({ quickAnswer: answer }) =>
    (["open", "title", "text", "ask", "delete"] as const).map((step) =>
      own.quickItemCallback.pack({ answer, step }),
    ),
  ),
  [own.closeCallback.prefix]: { own: staffPanels.map((panel) => own.closeCallback.pack({ panel })) },
  [own.reportCallback.prefix]: managers(({ venue }) =>
    pairs(reportPeriods, ["message", "csv"] as const).map(([period, as]) =>
      own.reportCallback.pack({ venue, period, as, until: 0 }),
    ),
  ),
  [exitCallback.prefix]: { own: [exitCallback.pack({})], forAnybody: true },
  [languageCallback.prefix]: { own: [languageCallback.pack({ to: "en" })], forAnybody: true },
};
