import { Prisma } from "@gotovo/db";
import { chanceOfLook, chancesPerDay, codePolicies, longestCode } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";

interface Asked {
  readonly phone: string;
  readonly address: string;
}

const dayMs = 86_400_000;
const looksOf = JSON.stringify(
  Object.fromEntries(Object.entries(codePolicies).map(([purpose, { attempts }]) => [purpose, attempts])),
);

const scopesOf = ({ phone, address }: Asked) => ({
  phone: `chance:phone:${phone}`,
  address: `chance:address:${address}`,
  all: "chance:all",
});

/**
 * What is left of the day's chances (domain/accounts/budgets.ts) of a phone, of who asks and of the deployment, whichever
 * has least: less what wrong codes have cost today, and what codes still waiting could cost. In a transaction that holds
 * the lock of the deployment's sends, so that codes sent at once see each other.
 */
export async function roomForChances(deps: Pick<Deps, "clock">, tx: Tx, asked: Asked): Promise<number> {
  const now = deps.clock();
  const today = new Date(now.getTime() - dayMs);
  const scopes = scopesOf(asked);
  const spent = (scope: string) => Prisma.sql`
    coalesce((select failures from attempt_counter where scope = ${scope} and window_start > ${today}), 0)`;
  const cost = Prisma.sql`
    ((${looksOf}::jsonb->>k.purpose::text)::int - k.attempts) * 10 ^ greatest(${longestCode} - k.digits, 0)`;
  const rows = await tx.$queryRaw<{ phone: number; address: number; all: number }[]>(Prisma.sql`
    select
      (coalesce(sum(${cost}) filter (where k.phone = ${asked.phone}), 0) + ${spent(scopes.phone)})::float8 as phone,
      (coalesce(sum(${cost}) filter (where k.address = ${asked.address}), 0) + ${spent(scopes.address)})::float8 as address,
      (coalesce(sum(${cost}), 0) + ${spent(scopes.all)})::float8 as all
    from one_time_code k where k.expires_at > ${now} and k.used_at is null`);
  const used = rows[0] ?? { phone: 0, address: 0, all: 0 };
  return Math.min(
    chancesPerDay.phone - used.phone,
    chancesPerDay.address - used.address,
    chancesPerDay.all - used.all,
  );
}

/** A wrong code has cost one look at so many digits. */
export async function spendChance(
  deps: Pick<Deps, "clock">,
  tx: Tx,
  code: Asked & { readonly digits: number },
): Promise<void> {
  const { phone, address, all } = scopesOf(code);
  for (const scope of [phone, address, all]) await add(deps, tx, scope, chanceOfLook(code.digits));
}

/** Adds to what was counted in a day. @returns the sum */
export async function add(deps: Pick<Deps, "clock">, tx: Tx, scope: string, amount: number): Promise<number> {
  const now = deps.clock();
  const today = new Date(now.getTime() - dayMs);
  const rows = await tx.$queryRaw<{ sum: number }[]>`
    insert into attempt_counter as c (scope, failures, window_start) values (${scope}, ${amount}, ${now})
    on conflict (scope) do update set
      failures = case when c.window_start > ${today} then c.failures else 0 end + ${amount},
      window_start = case when c.window_start > ${today} then c.window_start else ${now} end
    returning failures as sum`;
  return rows[0]?.sum ?? amount;
}
