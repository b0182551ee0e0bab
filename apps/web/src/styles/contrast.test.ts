import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const css = readFileSync(fileURLToPath(new URL("tokens.css", import.meta.url)), "utf8");
const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");

/** Text and what it stands on, wherever the pages put one on the other. */
const pairs = [
  ["ink", "paper"],
  ["ink", "card"],
  ["muted", "paper"],
  ["muted", "card"],
  ["accent", "card"],
  ["accent", "accent-soft"],
  ["accent-ink", "accent"],
  ["ready", "card"],
  ["ready", "ready-soft"],
  ["muted", "ready-soft"],
  ["warn", "accent-soft"],
  ["bad", "card"],
  ["bad", "bad-soft"],
  ["telegram", "card"],
  ["telegram-ink", "telegram"],
] as const;

const schemes = [
  ["light", light],
  ["dark", dark],
] as const;

test.each(
  schemes.flatMap(([scheme, tokens]) => pairs.map(([text, ground]) => [scheme, text, ground, tokens])),
)("%s: %s on %s can be read by everybody (WCAG 1.4.3)", (_, text, ground, tokens) => {
  const [one, other] = [luminance(colorOf(tokens, text)), luminance(colorOf(tokens, ground))];
  const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  expect(contrast).toBeGreaterThanOrEqual(4.5);
});

function colorOf(tokens: string, name: string): number[] {
  const hex = new RegExp(`--${name}: #(\\w+);`).exec(tokens)?.[1] ?? "";
  const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
  return digits.map((pair) => Number.parseInt(pair, 16) / 255);
}

function luminance(color: number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
