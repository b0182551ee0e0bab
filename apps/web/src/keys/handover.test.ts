import vectors from "@gotovo/contract/accounts/keys/vectors.json" with { type: "json" };
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { handoverKey, makeNoblePair, nobleSeal, nobleUnseal } from "../../dev/noble-keys.ts";
import { fromBase64Url, toBase64Url } from "./encoding.ts";
import { type KeyPair, makeKeyPair, openUserKey, type SealedUserKey, sealUserKey } from "./handover.ts";
import { BrokenSeal } from "./seal.ts";
import { loadSodium, type Sodium } from "./sodium.ts";

let sodium: Sodium;
beforeAll(async () => {
  sodium = await loadSodium();
});

const authId = vectors.auth_id;
const userKey = fromBase64Url(vectors.user_key);
const pairOf = (pair: { private_key: string; public_key: string }): KeyPair => ({
  privateKey: fromBase64Url(pair.private_key),
  publicKey: fromBase64Url(pair.public_key),
});
const newDevice = pairOf(vectors.handover.new_device);
const sealed: SealedUserKey = {
  publicKey: fromBase64Url(vectors.handover.approver.public_key),
  userKeyEnc: fromBase64Url(vectors.handover.user_key_enc),
};

describe("the handover of a user key", () => {
  it("opens the example", () => {
    expect(openUserKey(sodium, newDevice, sealed, authId)).toEqual(userKey);
  });

  it("agrees on the example's session key on both sides, in both libraries", () => {
    const approver = pairOf(vectors.handover.approver);
    const key = vectors.handover.session_key;
    expect(toBase64Url(handoverKey(approver, newDevice.publicKey, "approver"))).toBe(key);
    expect(toBase64Url(handoverKey(newDevice, approver.publicKey, "newDevice"))).toBe(key);
    const client = sodium.crypto_kx_client_session_keys(
      approver.publicKey,
      approver.privateKey,
      newDevice.publicKey,
    );
    expect(toBase64Url(client.sharedTx)).toBe(key);
  });

  it("arrives whole, and never looks the same twice", () => {
    const device = makeKeyPair(sodium);
    const [one, other] = [1, 2].map(() => sealUserKey(sodium, userKey, device.publicKey, authId));
    if (!one || !other) throw new Error("nothing sealed");
    expect(openUserKey(sodium, device, one, authId)).toEqual(userKey);
    expect(one.userKeyEnc.length).toBe(24 + 32 + 16);
    expect(one.userKeyEnc).not.toEqual(other.userKeyEnc);
    expect(one.publicKey).not.toEqual(other.publicKey);
  });

  it("is read by another library, and the other way round", () => {
    const device = makeNoblePair();
    const ours = sealUserKey(sodium, userKey, device.publicKey, authId);
    const key = handoverKey(device, ours.publicKey, "newDevice");
    expect(nobleUnseal(key, ours.userKeyEnc, authId)).toEqual(userKey);

    const [mine, approver] = [makeKeyPair(sodium), makeNoblePair()];
    const theirKey = handoverKey(approver, mine.publicKey, "approver");
    const userKeyEnc = nobleSeal(theirKey, fromBase64Url(vectors.handover.nonce), userKey, authId);
    expect(openUserKey(sodium, mine, { publicKey: approver.publicKey, userKeyEnc }, authId)).toEqual(userKey);
  });
});

describe("what was not sealed for this device and this authorization", () => {
  const refused = (device: KeyPair, box: SealedUserKey, id = authId) =>
    expect(() => openUserKey(sodium, device, box, id)).toThrow(BrokenSeal);

  it("is refused when somebody put another public key on the way", () => {
    const between = makeKeyPair(sodium);
    refused(newDevice, { ...sealed, publicKey: between.publicKey });
    refused(between, sealed);
    refused(newDevice, sealUserKey(sodium, userKey, between.publicKey, authId));
  });

  it("is refused in another authorization", () => {
    refused(newDevice, sealed, `${authId}A`);
    refused(newDevice, sealed, "");
  });

  it("is refused with any byte changed, with the tag cut, and with the nonce moved to the end", () => {
    const box = sealed.userKeyEnc;
    fc.assert(
      fc.property(fc.nat(box.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        refused(newDevice, {
          ...sealed,
          userKeyEnc: box.map((byte, i) => (i === at ? byte ^ change : byte)),
        });
      }),
    );
    fc.assert(
      fc.property(fc.nat(box.length - 1), (length) => {
        refused(newDevice, { ...sealed, userKeyEnc: box.slice(0, length) });
      }),
    );
    const moved = Uint8Array.from([...box.slice(24), ...box.slice(0, 24)]);
    refused(newDevice, { ...sealed, userKeyEnc: moved });
  });

  it("is refused when it is not a user key, or sealed with a worthless public key", () => {
    const approver = makeNoblePair();
    const key = handoverKey(approver, newDevice.publicKey, "approver");
    const short = nobleSeal(key, fromBase64Url(vectors.handover.nonce), userKey.slice(1), authId);
    refused(newDevice, { publicKey: approver.publicKey, userKeyEnc: short });
    refused(newDevice, { ...sealed, publicKey: new Uint8Array(32) });
    refused(newDevice, { ...sealed, publicKey: new Uint8Array(31) });
    expect(() => sealUserKey(sodium, userKey, new Uint8Array(32), authId)).toThrow(BrokenSeal);
  });
});
