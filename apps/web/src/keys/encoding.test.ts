import fc from "fast-check";
import { expect, it } from "vitest";
import { fromBase64Url, toBase64Url } from "./encoding.ts";

it("writes bytes as Node's base64url does, and reads them back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = toBase64Url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64url"));
      expect(fromBase64Url(text)).toEqual(bytes);
    }),
  );
});

it.each(["AA==", "A", "AB", "+A", "/w", " AA", "AA\n", "Ж"])("refuses %j, which nobody writes so", (text) => {
  expect(() => fromBase64Url(text)).toThrow();
});
