import * as own from "@gotovo/horeca-bot/dialog-callbacks";
import { dialogFilters, listParts } from "@gotovo/usecases/dialogs/dialog-list";
import { pairs, type Recipes } from "./recipe.ts";

const blockSteps = ["ask", "keep", "block", "unblock"] as const;

/** Those of dialogs. */
export const dialogRecipes: Recipes = {
  [own.dialogCallback.prefix]: { naming: ({ dialog }) => [own.dialogCallback.pack({ dialog })] },
  [own.selectCallback.prefix]: {
    naming: ({ person }) => (["on", "off"] as const).map((to) => own.selectCallback.pack({ person, to })),
  },
  [own.dialogsCallback.prefix]: {
    own: dialogFilters.map((filter) => own.dialogsCallback.pack({ filter })),
  },
  [own.pageCallback.prefix]: {
    naming: ({ dialog: id }) =>
      pairs(dialogFilters, ["older", "newer"] as const).flatMap(([filter, from]) =>
        listParts.map((part) => own.pageCallback.pack({ filter, from, part, at: 0, id })),
      ),
  },
  [own.bulkCallback.prefix]: {
    own: (["write", "send", "close", "clear", "leave-list", "select", "select-end"] as const).map((what) =>
      own.bulkCallback.pack({ what }),
    ),
  },
  [own.dialogActionCallback.prefix]: {
    naming: ({ dialog }) =>
      (["take", "release", "close", "history", "leave"] as const).map((what) =>
        own.dialogActionCallback.pack({ dialog, what }),
      ),
  },
  [own.blockCallback.prefix]: {
    naming: ({ dialog }) => blockSteps.map((step) => own.blockCallback.pack({ dialog, step })),
    notForBaristas: ({ dialog }) => blockSteps.map((step) => own.blockCallback.pack({ dialog, step })),
  },
  // Without something that waits for an address there is nothing that could go to the wrong one.
  [own.chooseDialogCallback.prefix]: {
    naming: ({ dialog }) => [own.chooseDialogCallback.pack({ dialog })],
    before: async (chat) => {
      await chat.say("/exit");
      const { message_id } = await chat.say("To whom may this be?");
      await chat.waitFor((messages) => messages.some((one) => one.message_id > message_id), {
        what: "an answer to what has no address",
      });
    },
  },
  [own.orderDialogCallback.prefix]: { naming: ({ order }) => [own.orderDialogCallback.pack({ order })] },
};
