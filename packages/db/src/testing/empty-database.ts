import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { withClient, withDatabase } from "./admin.ts";

/** A database of one's own in which there is nothing at all. */
export async function createEmptyDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const { adminUrl, productUrl } = inject("testServer");
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  return {
    url: withDatabase(productUrl, name),
    async close() {
      await withClient(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
