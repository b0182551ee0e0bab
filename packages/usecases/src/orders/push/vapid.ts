import { createECDH } from "node:crypto";
import type { Keyring } from "../../keyring.ts";

/** What push services know a deployment by (RFC 8292); base64url, as browsers take them. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The deployment's own keys: derived from its secret key, so that nobody has to make or keep any. */
export function vapidKeysOf(keyring: Keyring): VapidKeys {
  const curve = createECDH("prime256v1");
  const privateKey = keyring.hmac("vapid", "1");
  // Of all numbers of 256 bits, one in four billion is no key of this curve; then Node says so.
  curve.setPrivateKey(privateKey);
  return {
    publicKey: curve.getPublicKey().toString("base64url"),
    privateKey: privateKey.toString("base64url"),
  };
}

/** Whether a browser's key is a point of the curve: nothing could be encrypted for any other. */
export function isPointOfCurve(p256dh: string): boolean {
  try {
    const point = Buffer.from(p256dh, "base64url");
    const curve = createECDH("prime256v1");
    curve.generateKeys();
    curve.computeSecret(point);
    return point.length === 65;
  } catch {
    return false;
  }
}
