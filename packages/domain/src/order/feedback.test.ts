import fc from "fast-check";
import { expect, test } from "vitest";
import { commentLimit, fitComment, isFeedbackOpen } from "./feedback.ts";

const askedAt = new Date("2026-11-20T12:00:00Z");
const after = (ms: number) => new Date(askedAt.getTime() + ms);
const hour = 3_600_000;

test("feedback may be given for seven days, unless it was declined", () => {
  const open = { askedAt, endedAt: null };
  expect(isFeedbackOpen(open, askedAt)).toBe(true);
  expect(isFeedbackOpen(open, after((7 * 24 - 1) * hour))).toBe(true);
  expect(isFeedbackOpen(open, after(7 * 24 * hour - 1))).toBe(true);
  expect(isFeedbackOpen(open, after(7 * 24 * hour))).toBe(false);
  expect(isFeedbackOpen({ askedAt, endedAt: askedAt }, after(1))).toBe(false);
});

test("a comment is kept as it was written, as far as it fits, and never cut inside a character", () => {
  expect(fitComment(" Вкусно!\n<b>Спасибо</b> ")).toEqual({
    comment: "Вкусно!\n<b>Спасибо</b>",
    cut: false,
  });
  expect(fitComment("x".repeat(commentLimit))).toEqual({ comment: "x".repeat(commentLimit), cut: false });
  expect(fitComment("x".repeat(commentLimit + 1))).toEqual({
    comment: `${"x".repeat(commentLimit - 1)}…`,
    cut: true,
  });
  const family = "👨‍👩‍👧‍👦";
  expect(fitComment(family.repeat(200)).comment).toBe(`${family.repeat(90)}…`);
});

test("whatever is written, what is kept fits and can be stored", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (text) => {
      const { comment } = fitComment(text);
      return comment.length <= commentLimit && comment.isWellFormed() && !comment.includes("\u0000");
    }),
  );
});
