import { randomBytes } from "node:crypto";
import { createDb, createJobs, type Db, type Log, migrate, requireSchema } from "@gotovo/db";
import { prepareQueues } from "./background.ts";
import type { CodeSettings, Deps, SecurityEvent, WebhookSender } from "./context.ts";
import { createDeps } from "./create-deps.ts";
import { openDataKey, type SecretKeys } from "./data-key.ts";
import { type Alive, stayAlive } from "./leases/alive.ts";

export interface OpenedDeps {
  readonly deps: Deps;
  /** Stops the job queues, then ends the connections. */
  close(): Promise<void>;
}

/**
 * What every process of the product begins with: a database that is up to date, its key opened, its queues prepared.
 * @throws WrongSecretKey, UnfitSchema
 */
export async function openDeps(options: {
  readonly url: string;
  /** Past a pooler, for what needs a session: listening, migrations. `url` unless given. */
  readonly directUrl?: string | undefined;
  /** Connections at most; 10 unless given. */
  readonly poolSize?: number | undefined;
  /** True: missing migrations are applied; else they are refused. */
  readonly migrates: boolean;
  readonly secretKeys: SecretKeys;
  readonly log: Log;
  readonly codes?: CodeSettings | undefined;
  readonly webhooks?: WebhookSender | undefined;
  /** Where work is noted; nowhere unless given. */
  readonly trace?: Db["trace"];
}): Promise<OpenedDeps> {
  const { url, directUrl = url, poolSize, migrates, secretKeys, log, codes, webhooks, trace } = options;
  if (migrates) await migrate(directUrl);
  const newer = await requireSchema(directUrl);
  if (newer.length > 0)
    log.warn({ newer }, "the database is of a newer version, which this one can live with");
  const db = createDb({ url, directUrl, poolSize, log, trace });
  const jobs = createJobs({ db, log });
  let alive: Alive | null = null;
  const close = async () => {
    await jobs.stop();
    await alive?.stop();
    await db.close();
  };
  try {
    const secretKey = await openDataKey(db.pool, secretKeys, randomBytes);
    await jobs.start();
    await prepareQueues(jobs);
    const onUsedUp = (perDay: number) =>
      log.error(
        { perDay },
        "the day's one-time codes are used up: PAID_CODES_PER_DAY says how many there are",
      );
    alive = stayAlive({ db }, (err) => log.error({ err }, "others may take this process for dead"));
    const watched = codes && { ...codes, onUsedUp };
    // A token that came twice may be in somebody else's hands: that is to be seen in a quiet log too.
    const onSecurity = (event: SecurityEvent) =>
      log[event.by === "reuse" ? "warn" : "info"]({ ...event, refused: false }, "security event");
    const outside = { codes: watched, onSecurity, webhooks, processId: alive.id };
    return { deps: createDeps({ db, jobs, secretKey, ...outside }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
