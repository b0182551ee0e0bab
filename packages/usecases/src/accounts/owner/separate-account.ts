import type { Deps, ModelTx } from "../../context.ts";
import type { AccountRow } from "../account-row.ts";
import { openAccount } from "../open-account.ts";
import { publishAccount } from "../publish-account.ts";

/**
 * A phone has another owner now, who has proven it: in the caller's transaction the former owner's account loses the
 * phone and keeps everything else (sessions, its Telegram, key, vault, invites), and a new account is opened. What was
 * bought under the phone before was not bought by the new owner; nor does what they asked for come true that takes from the
 * former one.
 */
export async function separateAccount(
  deps: Deps,
  tx: ModelTx,
  phone: string,
  name: string | null = null,
): Promise<AccountRow> {
  const now = deps.clock();
  const former = await tx.$queryRaw<{ id: string }[]>`
    update account set phone = null, key_drop_at = null, erase_at = null where phone = ${phone} returning id`;
  await tx.$executeRaw`update customer set phone = null where phone = ${phone}`;
  await tx.$executeRaw`
    update "authorization" set expires_at = ${now} where phone = ${phone} and finished_at is null and expires_at > ${now}`;
  await publishAccount(
    deps,
    tx,
    former.map(({ id }) => id),
  );
  return openAccount(deps, tx, { phone, name });
}
