import type { Deps } from "../../context.ts";

/** How far behind `last_used_at` may be: a key that is always in use is written once in that time. */
const noteEveryMs = 3_600_000;

export function isNoteDue(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= noteEveryMs;
}

/** Notes that a key was used; of many processes that note it at once, one writes. */
export async function noteKeyUse({ db, clock }: Pick<Deps, "db" | "clock">, keyId: string): Promise<void> {
  const now = clock();
  await db.pool.query({
    name: "note-key-use",
    text: `update api_key set last_used_at = $2
      where id = $1 and (last_used_at is null or last_used_at <= $3)`,
    values: [keyId, now, new Date(now.getTime() - noteEveryMs)],
  });
}
