import type { Deps, Tx } from "../context.ts";

/** The job that looks at a venue again at a set time: its pause ends, or its busy mode. */
export interface VenueTickJob {
  venueId: string;
}

export const venueTickQueue = "venue-tick";

/** Looks at the venue again at `at`, for what ends by itself. */
export async function publishVenueAt(deps: Deps, tx: Tx, venueId: string, at: Date): Promise<void> {
  await deps.jobs.enqueueAt(tx, venueTickQueue, { venueId } satisfies VenueTickJob, at);
}
