import { codeOf } from "@gotovo/usecases/accounts/codes/code-of";
import type { Deps } from "@gotovo/usecases/context";

/** The code of the newest message to a phone, as its owner reads it. */
export async function codeFor({ db, keyring }: Pick<Deps, "db" | "keyring">, phone: string): Promise<string> {
  const row = await db.prisma.oneTimeCode.findFirstOrThrow({
    where: { phone },
    orderBy: { createdAt: "desc" },
  });
  return codeOf(keyring, row.id, row.digits);
}
