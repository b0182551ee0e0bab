const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Letters and digits of an invite code. */
const inviteCodeLength = 6;

/**
 * An invite code out of random bytes (docs/documents/otp-and-personal-area.md): six letters and digits.
 * @param bytes at least 16, so that all letters are almost equally likely
 */
export function inviteCodeFromBytes(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let code = "";
  for (let position = 0; position < inviteCodeLength; position++) {
    code += alphabet[Number(value % 62n)];
    value /= 62n;
  }
  return code;
}

/** An invite code as people copy it; null when it cannot be one. */
export function normalizeInviteCode(typed: string): string | null {
  const code = typed.trim();
  return /^[A-Za-z0-9]{6}$/.test(code) ? code : null;
}
