import { z } from "zod";

/** What `DELETE /v1/test-data` answers. */
export const deletedTestData = z
  .object({
    deleted: z.object({
      orders: z.int(),
      customers: z.int(),
      dialogs: z.int().meta({ description: "Those that were about test orders only" }),
      events: z.int(),
    }),
  })
  .meta({ id: "DeletedTestData" });
