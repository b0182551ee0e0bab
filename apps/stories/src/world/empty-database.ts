import pg from "pg";
import { inject } from "vitest";

let made = 0;

/** A database that was never brought up to date. */
export interface EmptyDatabase {
  readonly url: string;
  close(): Promise<void>;
}

/** Makes one on the test server; other test files never see it. */
export async function createEmptyDatabase(): Promise<EmptyDatabase> {
  const { adminUrl, productUrl } = inject("testServer");
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const name = `test_${process.pid}_empty_${++made}`;
  await admin.query(`create database ${name}`);
  return {
    url: productUrl.replace(/\/postgres$/, `/${name}`),
    async close() {
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}
