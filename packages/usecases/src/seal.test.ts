import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createKeyring } from "./keyring.ts";
import { openSealed, seal } from "./seal.ts";

const keyring = createKeyring(randomBytes(32));
const deps = { keyring, random: (bytes: number) => new Uint8Array(randomBytes(bytes)) };

test("a sealed text is opened by the same context only, and shows nothing", () => {
  const sealed = seal(deps, "merchant key", "code K7FM-Q2XW-9P");
  expect(sealed).not.toContain("K7FM");
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("K7FM");
  expect(openSealed(keyring, "merchant key", sealed)).toBe("code K7FM-Q2XW-9P");
  expect(() => openSealed(keyring, "another key", sealed)).toThrow();
  expect(() => openSealed(createKeyring(randomBytes(32)), "merchant key", sealed)).toThrow();
});
