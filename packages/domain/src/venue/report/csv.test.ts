import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test("records follow RFC 4180: commas, quotes and line breaks are quoted, quotes doubled", () => {
  expect(csvLine(["a", 'b "c"', "d,e", "f\ng", null, 1.5, -2, ""])).toBe(
    'a,"b ""c""","d,e","f\ng",,1.5,-2,\r\n',
  );
});

test("a text that a program of sheets would run as a formula is made a text", () => {
  for (const text of ["=1+1", "+7 999", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "\u00a0@x"])
    expect(csvLine([text]).replace(/^"/, "")).toMatch(/^'/);
  expect(csvLine(['=HYPERLINK("http://x","y")'])).toBe('"\'=HYPERLINK(""http://x"",""y"")"\r\n');
  expect(csvLine(["Латте = 1", "a-b", "№ 5"])).toBe("Латте = 1,a-b,№ 5\r\n");
});
