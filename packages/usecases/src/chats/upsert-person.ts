import type { Deps, Tx } from "../context.ts";
import { newId } from "../ids.ts";

export interface PersonRef {
  readonly id: string;
  readonly telegramUserId: bigint;
}

/** The one row of a human being; their name is refreshed when Telegram tells one. */
export async function upsertPerson(
  deps: Deps,
  tx: Tx,
  person: { readonly telegramUserId: bigint; readonly name: string },
): Promise<PersonRef> {
  const rows = await tx.$queryRaw<PersonRef[]>`
    insert into person as p (id, telegram_user_id, name)
    values (${newId(deps)}::uuid, ${person.telegramUserId}, ${person.name})
    on conflict (telegram_user_id) do update set name = coalesce(nullif(excluded.name, ''), p.name)
    returning id, telegram_user_id as "telegramUserId"`;
  return rows[0] as PersonRef;
}
