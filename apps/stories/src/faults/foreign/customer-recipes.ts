import * as own from "@gotovo/customer-bot/callbacks";
import { customerNotifications } from "@gotovo/domain";
import { exitCallback, languageCallback } from "@gotovo/telegram";
import type { Recipes } from "./recipe.ts";

const stars = ["1", "2", "3", "4", "5"] as const;

/** One for every kind of callback of the customer bot, by its prefix. */
export const customerRecipes: Recipes = {
  [own.cancelCallback.prefix]: {
    naming: ({ order, version }) =>
      (["ask", "yes", "no", "request"] as const).map((step) =>
        own.cancelCallback.pack({ order, step, version }),
      ),
  },
  [own.soldOutCallback.prefix]: {
    naming: ({ order, version: question }) =>
      (["swap", "take_off", "ask", "cancel", "keep"] as const).map((step) =>
        own.soldOutCallback.pack({ order, step, choice: 0, question }),
      ),
  },
  [own.pairingCallback.prefix]: {
    naming: ({ pairing }) =>
      (["yes", "no"] as const).map((answer) => own.pairingCallback.pack({ answer, pairing })),
  },
  [own.feedbackCallback.prefix]: {
    naming: ({ delivered: order }) =>
      ([...stars, "comment", "later"] as const).map((answer) => own.feedbackCallback.pack({ order, answer })),
  },
  [own.surveyCallback.prefix]: {
    naming: ({ survey }) =>
      (["yes", "no", ...stars, "skip", "comment", "done"] as const).map((answer) =>
        own.surveyCallback.pack({ survey, answer }),
      ),
  },
  [own.historyCallback.prefix]: {
    naming: ({ order }) =>
      (["older", "newer"] as const).map((direction) => own.historyCallback.pack({ direction, order })),
  },
  [own.notificationCallback.prefix]: {
    own: customerNotifications.map((notification) =>
      own.notificationCallback.pack({ notification, to: "on" }),
    ),
    forAnybody: true,
  },
  [own.notificationsDoneCallback.prefix]: { own: [own.notificationsDoneCallback.pack({})], forAnybody: true },
  [own.notMineCallback.prefix]: {
    naming: ({ order, version }) =>
      (["ask", "yes", "no"] as const).map((step) => own.notMineCallback.pack({ order, step, version })),
  },
  [own.handoverCallback.prefix]: {
    naming: ({ order }) =>
      (["here", "qr"] as const).map((what) => own.handoverCallback.pack({ order, what })),
  },
  [own.writeCallback.prefix]: { naming: ({ order }) => [own.writeCallback.pack({ order })] },
  [own.talkCallback.prefix]: {
    naming: ({ venue }) => [own.talkCallback.pack({ venue })],
    openToCustomers: true,
  },
  [own.venueCallback.prefix]: {
    naming: ({ venue }) => [own.venueCallback.pack({ venue })],
    openToCustomers: true,
  },
  [own.menuCallback.prefix]: {
    own: (["orders", "history", "profile", "notifications", "language"] as const).map((open) =>
      own.menuCallback.pack({ open }),
    ),
    forAnybody: true,
  },
  [own.profileCallback.prefix]: {
    own: (
      ["open", "name", "invite", "devices", "end-others", "export", "qr", "unlink", "erase", "close"] as const
    ).map((what) => own.profileCallback.pack({ what })),
    forAnybody: true,
  },
  // Names an inviter, but is about the question of the chat it is tapped in, where there is none.
  [own.inviteCallback.prefix]: {
    own: (["yes", "no"] as const).map((answer) =>
      own.inviteCallback.pack({ answer, inviter: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11" }),
    ),
    forAnybody: true,
  },
  [own.sessionCallback.prefix]: { naming: ({ session }) => [own.sessionCallback.pack({ session })] },
  [own.newDeviceCallback.prefix]: {
    naming: ({ authorization }) =>
      (["approve", "forbid"] as const).map((answer) => own.newDeviceCallback.pack({ authorization, answer })),
  },
  [own.stopCodesCallback.prefix]: { own: [own.stopCodesCallback.pack({})], forAnybody: true },
  [own.allowCodesCallback.prefix]: { own: [own.allowCodesCallback.pack({})], forAnybody: true },
  [own.keepKeyCallback.prefix]: { own: [own.keepKeyCallback.pack({})], forAnybody: true },
  [own.keepAccountCallback.prefix]: { own: [own.keepAccountCallback.pack({})], forAnybody: true },
  [own.samePersonCallback.prefix]: { own: [own.samePersonCallback.pack({})], forAnybody: true },
  [own.otherPersonCallback.prefix]: { own: [own.otherPersonCallback.pack({})], forAnybody: true },
  [own.takeBackCallback.prefix]: { own: [own.takeBackCallback.pack({})], forAnybody: true },
  [exitCallback.prefix]: { own: [exitCallback.pack({})], forAnybody: true },
  [languageCallback.prefix]: { own: [languageCallback.pack({ to: "en" })], forAnybody: true },
};
