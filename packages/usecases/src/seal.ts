import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Deps } from "./context.ts";
import type { Keyring } from "./keyring.ts";

const algorithm = "aes-256-gcm";
const nonceLength = 12;
const tagLength = 16;

/**
 * Encrypts a text under a key of its own, made of the deployment's key and `context`.
 * @returns base64url of nonce, tag and ciphertext
 */
export function seal(deps: Pick<Deps, "keyring" | "random">, context: string, text: string): string {
  const nonce = deps.random(nonceLength);
  const cipher = createCipheriv(algorithm, deps.keyring.hmac("sealed-answer", context), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/**
 * The text that `seal` hid for the same context.
 * @throws Error when it was made with another key or context, or changed since
 */
export function openSealed(keyring: Keyring, context: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const nonce = bytes.subarray(0, nonceLength);
  const decipher = createDecipheriv(algorithm, keyring.hmac("sealed-answer", context), nonce, {
    authTagLength: tagLength,
  });
  decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
  const text = decipher.update(bytes.subarray(nonceLength + tagLength));
  return Buffer.concat([text, decipher.final()]).toString("utf8");
}
