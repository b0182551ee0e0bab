import { expect, test } from "vitest";
import { botLink, safeHref } from "./links.ts";

test.each([
  ["https://example.com/a?b=c", "https://example.com/a?b=c"],
  ["http://localhost:3000/t/x", "http://localhost:3000/t/x"],
  ["example.com", "https://example.com/"],
  ["example.com:8080/x", "https://example.com:8080/x"],
  ["mailto:a@b.io", "mailto:a@b.io"],
  ["tel:+79001112233", "tel:+79001112233"],
])("%s may be followed", (url, href) => {
  expect(safeHref(url)).toBe(href);
});

test.each([
  "javascript:alert(1)",
  "JAVASCRIPT:alert(1)",
  "data:text/html,x",
  "file:///etc/passwd",
  "http://",
  "",
])("%s may not", (url) => {
  expect(safeHref(url)).toBeUndefined();
});

const origin = "http://localhost:3001";

test.each([
  ["https://t.me/CafeBot?start=abc", { bot: "CafeBot", payload: "abc" }],
  ["t.me/CafeBot", { bot: "CafeBot", payload: "" }],
  ["http://localhost:3001/t.me/CafeBot?start=abc", { bot: "CafeBot", payload: "abc" }],
  ["http://localhost:3001/CafeBot?start=abc", { bot: "CafeBot", payload: "abc" }],
])("%s opens a bot here", (url, link) => {
  expect(botLink(url, origin)).toEqual(link);
});

test.each([
  "https://example.com/CafeBot",
  "https://t.me/joinchat/abc",
  "http://localhost:30011/CafeBot",
  "javascript:1",
])("%s does not", (url) => {
  expect(botLink(url, origin)).toBeUndefined();
});
