import { codesStoppedMs, DomainError } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { scopeOf } from "./are-codes-stopped.ts";
import { publishCode } from "./deliver-code.ts";

/**
 * "It was not me": the phone of the person's account is sent no codes for a day, and those that wait are over. Whoever
 * asks for one is answered as always.
 * @returns until when
 * @throws DomainError `not_found` when they have no account
 */
export async function stopCodes(deps: Deps, personId: string): Promise<Date> {
  const now = deps.clock();
  const until = new Date(now.getTime() + codesStoppedMs);
  await deps.db.tx(async (tx) => {
    const phone = await phoneOf(tx, personId);
    await tx.$executeRaw`
      insert into attempt_counter (scope, failures, window_start, blocked_until)
      values (${scopeOf(phone)}, 0, ${now}, ${until})
      on conflict (scope) do update set window_start = excluded.window_start, blocked_until = excluded.blocked_until`;
    const over = await tx.$queryRaw<{ id: string }[]>`
      update one_time_code set used_at = ${now}
      where phone = ${phone} and used_at is null and expires_at > ${now} returning id`;
    for (const { id } of over) await publishCode(deps, tx, id);
  });
  return until;
}

export async function phoneOf(tx: Tx, personId: string): Promise<string> {
  const rows = await tx.$queryRaw<{ phone: string }[]>`
    select phone from account where person_id = ${personId}::uuid`;
  const phone = rows[0]?.phone;
  if (phone === undefined) throw new DomainError("not_found");
  return phone;
}
