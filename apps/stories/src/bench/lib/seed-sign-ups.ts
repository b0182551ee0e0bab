import { browserHash } from "@gotovo/usecases/accounts/otp/otp-session";
import { signUpLifetimeMs, signUpTokenHash } from "@gotovo/usecases/accounts/sign-up/sign-up-session";
import type { Deps } from "@gotovo/usecases/context";

/** What the browser of the n-th sign-up holds. */
export function signUpHolder(n: number): { readonly sessionId: string; readonly browserSecret: string } {
  return { sessionId: `tg_${String(n).padStart(22, "0")}`, browserSecret: "A".repeat(22) };
}

/** Sign-ups that wait for a contact, of as many addresses. */
export async function seedSignUps(deps: Deps, count: number): Promise<void> {
  const now = deps.clock();
  const holders = Array.from({ length: count }, (_, n) => signUpHolder(n));
  await deps.db.prisma.signUpSession.createMany({
    data: holders.map(({ sessionId, browserSecret }, n) => ({
      tokenHash: signUpTokenHash(deps.keyring, sessionId),
      browserHash: browserHash(deps.keyring, browserSecret),
      name: "Anna",
      device: "Chrome, Android",
      address: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
      createdAt: now,
      expiresAt: new Date(now.getTime() + 6 * signUpLifetimeMs),
    })),
  });
}
