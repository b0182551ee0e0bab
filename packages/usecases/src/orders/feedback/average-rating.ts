import { Prisma } from "@gotovo/db";
import type { Deps } from "../../context.ts";

export interface AverageRating {
  /** Null without ratings. */
  readonly average: number | null;
  readonly ratings: number;
}

/** The ratings that a venue got within a number of days, those of test orders apart. */
export async function averageRating(
  deps: Pick<Deps, "db" | "clock">,
  venueId: string,
  days: number,
): Promise<AverageRating> {
  const since = new Date(deps.clock().getTime() - days * 24 * 3_600_000);
  const rows = await deps.db.read<AverageRating>(Prisma.sql`
    select avg(rating)::float8 as average, count(rating)::int as ratings
    from feedback f join "order" o on o.id = f.order_id and not o.test where f.venue_id = ${venueId}::uuid and f.rated_at > ${since}`);
  return rows[0] as AverageRating;
}
