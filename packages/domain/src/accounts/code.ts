/** What a one-time code is for. */
export const codePurposes = ["otp", "sign_up", "phone", "authorization", "force"] as const;

export type CodePurpose = (typeof codePurposes)[number];

export interface CodePolicy {
  /** Milliseconds that the code lives. */
  readonly lifetimeMs: number;
  /** Wrong attempts it allows; the last one ends it. */
  readonly attempts: number;
  /** Null: as the deployment says (`OTP_DIGITS`). */
  readonly digits: number | null;
}

const minute = 60_000;
const usual: CodePolicy = { lifetimeMs: 10 * minute, attempts: 5, digits: 6 };

/** `otp` is fixed by docs/documents/otp-and-personal-area.md; six digits are 20 bits, the least for a code sent out of band. */
export const codePolicies: Readonly<Record<CodePurpose, CodePolicy>> = {
  otp: { lifetimeMs: 2 * minute, attempts: 3, digits: null },
  sign_up: usual,
  phone: usual,
  authorization: usual,
  force: usual,
};

/** A code of `digits` decimal digits, made from at least eight random bytes. */
export function digitsFromBytes(bytes: Uint8Array, digits: number): string {
  let value = 0n;
  for (const byte of bytes.subarray(0, 8)) value = (value << 8n) | BigInt(byte);
  return (value % 10n ** BigInt(digits)).toString().padStart(digits, "0");
}

/** The digits a person typed, without spaces, dashes and invisible characters; null when they cannot be a code. */
export function normalizeDigits(typed: string, digits: number): string | null {
  if (typed.length > 32) return null;
  const code = typed.normalize("NFKC").replaceAll(/[\s\p{Pd}\p{Cf}.]/gu, "");
  return /^\d+$/.test(code) && code.length === digits ? code : null;
}
