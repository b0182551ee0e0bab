import type pg from "pg";

// The table in which Prisma keeps what it has applied, with its columns and in its words.

export const createRecordsSql = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  varchar(36)  PRIMARY KEY NOT NULL,
  checksum            varchar(64)  NOT NULL,
  finished_at         timestamptz,
  migration_name      varchar(255) NOT NULL,
  logs                text,
  rolled_back_at      timestamptz,
  started_at          timestamptz  NOT NULL DEFAULT now(),
  applied_steps_count integer      NOT NULL DEFAULT 0
)`;

/** A migration that begins: id, name, checksum. */
export const startSql = `INSERT INTO _prisma_migrations (id, migration_name, checksum) VALUES ($1, $2, $3)`;

export const finishSql = `UPDATE _prisma_migrations
  SET finished_at = clock_timestamp(), applied_steps_count = applied_steps_count + 1 WHERE id = $1`;

/** What PostgreSQL said to a migration that stays behind half done. */
export const failSql = "UPDATE _prisma_migrations SET logs = $2 WHERE id = $1";

export interface MigrationRecord {
  readonly checksum: string;
  readonly finished: boolean;
}

/** What is known of every migration by its name, those that were rolled back aside. */
export async function readRecords(client: pg.Client): Promise<Map<string, MigrationRecord>> {
  const { rows: found } = await client.query(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
  );
  if (!found[0].exists) return new Map();
  const { rows } = await client.query<MigrationRecord & { migration_name: string }>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return new Map(rows.map(({ migration_name, ...record }) => [migration_name, record]));
}

/** What somebody says of a migration that was left half done. */
export const resolveSql = {
  applied: `UPDATE _prisma_migrations SET finished_at = clock_timestamp()
    WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
  undone: `UPDATE _prisma_migrations SET rolled_back_at = clock_timestamp()
    WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
};
