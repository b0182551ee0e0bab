import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineCallback, intField, oneOf, uuidField } from "./callback-data.ts";

const words = ["ask", "yes", "no"] as const;
const cancel = defineCallback("c", { order: uuidField, step: oneOf(words), version: intField });
const values = fc.record({
  order: fc.uuid(),
  step: fc.constantFrom(...words),
  version: fc.integer({ min: 0, max: 2_147_483_647 }),
});

describe("callback data", () => {
  test("comes back as it was packed, in 64 bytes of plain letters", () => {
    fc.assert(
      fc.property(values, (values) => {
        const data = cancel.pack(values);
        expect(data).toMatch(/^[\w:-]{1,64}$/);
        expect(cancel.pattern.test(data)).toBe(true);
        expect(cancel.parse(data)).toEqual(values);
      }),
    );
  });

  test("that was tampered with is refused, or is other values of the same kind", () => {
    const edit = fc.tuple(fc.nat(64), fc.string({ unit: "binary", maxLength: 3 }), fc.nat(3));
    fc.assert(
      fc.property(values, edit, (values, [at, inserted, removed]) => {
        const data = cancel.pack(values);
        const parsed = cancel.parse(data.slice(0, at) + inserted + data.slice(at + removed));
        if (parsed === null) return;
        expect(parsed.order).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        expect(words).toContain(parsed.step);
        expect(parsed.version).toBeGreaterThanOrEqual(0);
        expect(parsed.version).toBeLessThanOrEqual(2_147_483_647);
      }),
    );
  });

  test("of any other kind is not taken for it", () => {
    const other = defineCallback("cc", { order: uuidField });
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.uuid(), (garbage, order) => {
        for (const data of [garbage, other.pack({ order }), "c", "c:", "c:::", ""])
          expect(cancel.parse(data)).toBeNull();
        expect(cancel.pattern.test(other.pack({ order }))).toBe(false);
      }),
    );
  });

  test.each(["zzzzzz", "-1", "1.5", " 1", ""])("%j is no version", (text) => {
    expect(intField.read(text)).toBeUndefined();
  });

  test("that would be too long is a fault of ours, seen when it is packed", () => {
    const wide = defineCallback("w", { a: uuidField, b: uuidField, c: uuidField });
    const id = "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11";
    expect(() => wide.pack({ a: id, b: id, c: id })).toThrow("64 bytes");
  });
});
