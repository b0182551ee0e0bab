import type { Deps } from "../../context.ts";

/** A ready-made answer as staff see it. */
export interface QuickAnswer {
  readonly id: string;
  readonly title: string;
  /** With `{name}` and `{order}` where the customer's name and the order's number go. */
  readonly text: string;
}

/** The quick answers of a venue, in order of making. */
export async function listQuickAnswers(deps: Pick<Deps, "db">, venueId: string): Promise<QuickAnswer[]> {
  return deps.db.prisma.quickAnswer.findMany({
    where: { venueId },
    select: { id: true, title: true, text: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}
