import { expect, test } from "vitest";
import { remembered } from "./remembered.ts";

test("is made once for each of what it is of, and told apart", () => {
  let made = 0;
  const pair = remembered((one: string, other?: string) => ({ n: ++made, one, other }));
  expect(pair("a", "b")).toBe(pair("a", "b"));
  expect(pair("a")).toEqual({ n: 2, one: "a", other: undefined });
  expect(pair("b", "a")).toEqual({ n: 3, one: "b", other: "a" });
  expect(made).toBe(3);
});
