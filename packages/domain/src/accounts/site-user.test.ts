import { expect, test } from "vitest";
import { isPlaceholderUser } from "./site-user.ts";

// biome-ignore lint/suspicious/noTemplateCurlyInString: an unfilled template is what it is about.
const unfilled = "${userId}";

test.each([
  unfilled,
  ...[
    "0",
    "00",
    "",
    " ",
    "null",
    "NULL",
    "None",
    "nil",
    "undefined",
    "NaN",
    "guest",
    "Guest ",
    "GUEST_USER",
    "guest-0",
  ],
  ...[
    "anonymous",
    "-1",
    "-",
    "false",
    "N/A",
    "[object Object]",
    "00000000-0000-0000-0000-000000000000",
    "'null'",
  ],
  ...["{{user.id}}", "%user_id%", "0.0", "not set", "unknown"],
])("%j names nobody", (id) => {
  expect(isPlaceholderUser(id)).toBe(true);
});

test.each([
  "1",
  "u-7",
  "10",
  "guest-4711",
  "a0",
  "anna@coffee.example",
  "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
  "нет",
  "Nulla",
])("%j may be somebody", (id) => {
  expect(isPlaceholderUser(id)).toBe(false);
});
