import { Prisma } from "@gotovo/db";

/** SQL: whose the venues are at which a merchant sells: its own, and for a test side, those of its merchant. */
export function sellerOf(merchantId: string): Prisma.Sql {
  return Prisma.sql`(select coalesce(test_of, id) from merchant where id = ${merchantId}::uuid)`;
}
