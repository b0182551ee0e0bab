import { deletedTestData } from "@gotovo/contract";
import { deleteTestData } from "@gotovo/usecases/orders/test-data/delete-test-data";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import type { Router } from "../../http/create-router.ts";
import { noQuery } from "../no-query.ts";

/** `/v1/test-data`: all that a merchant's test keys have placed. */
export function addTestDataRoutes(router: Router, { deps }: ApiContext): void {
  router.merchant(
    {
      method: "delete",
      path: "/v1/test-data",
      operationId: "deleteTestData",
      tag: "Test mode",
      summary: "Delete all test orders",
      description:
        "Needs a test key. Deletes all test orders with their cards, pairing codes, pairings, feedback, events and kept answers of idempotency keys, and the dialogs that were about nothing else. Cards leave the chats. Test keys stay valid, and a cursor of the log goes on where it was. Asked again, there is nothing left to delete.",
      keyMode: "test",
      query: noQuery,
      answers: {
        200: {
          description: "How much there was",
          schema: deletedTestData,
          example: { deleted: { orders: 12, customers: 3, dialogs: 1, events: 40 } },
        },
      },
    },
    async ({ merchantId }) => ok({ deleted: await deleteTestData(deps, merchantId) }),
  );
}
