import type { Deps, Tx } from "../context.ts";

/** The job that looks whether a customer has been answered. */
export interface DialogTickJob {
  dialogId: string;
}

export const dialogTickQueue = "dialog-tick";

/** Looks at a dialog again at `at`, if at all, in the caller's transaction. */
export async function remindAt(deps: Deps, tx: Tx, dialogId: string, at: Date | null): Promise<void> {
  if (at) await deps.jobs.enqueueAt(tx, dialogTickQueue, { dialogId } satisfies DialogTickJob, at);
}

/** After what decides when staff are reminded has changed: looks at all dialogs of a venue that wait for an answer. */
export async function scheduleDialogTicks(deps: Deps, tx: Tx, venueId: string): Promise<void> {
  const waiting = await tx.$queryRaw<{ id: string }[]>`
    select id from dialog where venue_id = ${venueId}::uuid and closed_at is null and waiting_since is not null`;
  for (const { id } of waiting) await remindAt(deps, tx, id, deps.clock());
}
