import { stoppedNameLength } from "@gotovo/domain";
import { z } from "zod";
import { instant, instantOut, line } from "../primitives.ts";

const name = line(1, stoppedNameLength).meta({
  description:
    "What it is called in orders: an item's name, or an option's as staff read it (`Syrup: Mint`). Case does not count",
  example: "Croissant",
});

export const stopItemRequest = z
  .strictObject({
    name,
    until: z
      .union([instant, z.null()])
      .optional()
      .meta({ description: "When it is back by itself; null: when somebody says so. Absent: at closing" }),
  })
  .meta({ id: "StopItemRequest" });

export const returnItemRequest = z.strictObject({ name }).meta({ id: "ReturnItemRequest" });

export const stoppedItem = z
  .object({
    name: z.string().meta({ example: "Croissant" }),
    since: instantOut,
    until: instantOut
      .nullable()
      .meta({ description: "When it is back by itself; null: when somebody says so" }),
  })
  .meta({ id: "StoppedItem" });

export const stopListAnswer = z
  .object({ items: z.array(stoppedItem).meta({ description: "What has run out, the newest first" }) })
  .meta({ id: "StopList" });
