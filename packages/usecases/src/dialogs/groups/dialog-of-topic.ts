import { Prisma } from "@gotovo/db";
import type { Deps } from "../../context.ts";

/** The dialog that a topic of a venue's team group shows; null for a topic that people made for themselves. */
export async function dialogOfTopic(
  deps: Pick<Deps, "db">,
  venueId: string,
  topicId: number,
): Promise<string | null> {
  const rows = await deps.db.read<{ id: string }>(Prisma.sql`
    select id from dialog where venue_id = ${venueId}::uuid and topic_id = ${topicId}`);
  return rows[0]?.id ?? null;
}
