import { Prisma } from "@gotovo/db";

/** SQL: whether a fallback `f` stands in the place of the file that a message `m` has now, and not of one before an edit. */
export const isLostNow = Prisma.sql`(f.lost and f.about = m.content->'file'->>'uniqueId')`;
