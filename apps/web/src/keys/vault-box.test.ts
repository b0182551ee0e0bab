import vectors from "@gotovo/contract/accounts/keys/vectors.json" with { type: "json" };
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { noblePad, nobleSeal, nobleUnseal, nobleVaultKey } from "../../dev/noble-keys.ts";
import { fromBase64Url, toBase64Url, utf8 } from "./encoding.ts";
import { BrokenSeal } from "./seal.ts";
import { loadSodium, type Sodium } from "./sodium.ts";
import { makeUserKey } from "./user-key.ts";
import { openVault, sealVault } from "./vault-box.ts";

let sodium: Sodium;
beforeAll(async () => {
  sodium = await loadSodium();
});

const { account_id: accountId, version, contents } = vectors.vault;
const place = { accountId, version };
const placeName = `gotovo:vault:${accountId}:${version}`;
const userKey = fromBase64Url(vectors.user_key);
const box = fromBase64Url(vectors.vault.box);

describe("a vault's box", () => {
  it("opens the example", () => {
    expect(openVault(sodium, userKey, box, place)).toEqual(contents);
    expect(toBase64Url(nobleVaultKey(userKey))).toBe(vectors.vault.key);
  });

  it("is read by another library, and the other way round", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = utf8(JSON.stringify(value));
        const ours = sealVault(sodium, userKey, value, place);
        const key = nobleVaultKey(userKey);
        expect(nobleUnseal(key, ours, placeName)).toEqual(noblePad(plain, 1024));
        const nonce = fromBase64Url(vectors.vault.nonce);
        const theirs = nobleSeal(key, nonce, noblePad(plain, 1024), placeName);
        expect(openVault(sodium, userKey, theirs, place)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("has the same length for a word and for a page of notes", () => {
    const lengths = ["", "x".repeat(900), "x".repeat(1100)].map(
      (note) => sealVault(sodium, userKey, { note }, place).length,
    );
    expect(lengths).toEqual([24 + 1024 + 16, 24 + 1024 + 16, 24 + 2048 + 16]);
  });
});

describe("what is not this vault's box", () => {
  const refused = (key: Uint8Array, changed: Uint8Array, where = place) =>
    expect(() => openVault(sodium, key, changed, where)).toThrow(BrokenSeal);

  it("is refused as another version, of another account, and with another key", () => {
    refused(userKey, box, { accountId, version: version + 1 });
    refused(userKey, box, { accountId, version: version - 1 });
    refused(userKey, box, { accountId: "another", version });
    refused(makeUserKey(sodium), box);
  });

  it("is refused with any byte changed, with its end cut, and with its nonce moved", () => {
    fc.assert(
      fc.property(fc.nat(box.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        refused(
          userKey,
          box.map((byte, i) => (i === at ? byte ^ change : byte)),
        );
      }),
    );
    for (const length of [0, 23, 24, 39, 40, box.length - 16, box.length - 1])
      refused(userKey, box.slice(0, length));
    refused(userKey, Uint8Array.from([...box.slice(24), ...box.slice(0, 24)]));
  });

  it("is refused when it was sealed with nothing of a vault in it", () => {
    const nonce = fromBase64Url(vectors.vault.nonce);
    for (const plain of [utf8("{}"), new Uint8Array(1024), noblePad(utf8("{"), 1024)])
      refused(userKey, nobleSeal(nobleVaultKey(userKey), nonce, plain, placeName));
  });
});
