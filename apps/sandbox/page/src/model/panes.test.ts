import { describe, expect, test } from "vitest";
import { parseAddress } from "./address.ts";
import { beginPanes, goTo } from "./panes.ts";

const nobody = parseAddress("");
const never = () => undefined;
const begin = (search: string, saved = "", last: (bot: string) => number | undefined = never) =>
  beginPanes(parseAddress(search), parseAddress(saved), last);

describe("at the beginning", () => {
  test("the address decides; without one, what this browser showed last", () => {
    expect(begin("?left=7:CafeBot", "?right=8:StaffBot").right).toEqual({});
    expect(begin("", "?right=8:StaffBot").right).toEqual({ person: 8, bot: "StaffBot" });
  });

  test("a start link asks for a person when nobody has used that bot", () => {
    const panes = begin("?bot=CafeBot&start=abc");
    expect(panes.left).toEqual({ bot: "CafeBot" });
    expect(panes.links.left).toEqual({ bot: "CafeBot", payload: "abc" });
  });

  test("a start link goes to whoever used the bot last, and leaves the other chat alone", () => {
    const panes = begin("?bot=CafeBot&start=abc", "?left=8:StaffBot", () => 7);
    expect(panes.left).toEqual({ person: 8, bot: "StaffBot" });
    expect(panes.right).toEqual({ person: 7, bot: "CafeBot" });
    expect(panes.active).toBe("right");
  });

  test("a start link goes to the pane that has the bot open", () => {
    const panes = begin("?bot=StaffBot&start=abc", "?left=7:CafeBot&right=8:StaffBot", () => 9);
    expect(panes.right).toEqual({ person: 8, bot: "StaffBot" });
    expect(panes.links.right?.payload).toBe("abc");
  });
});

describe("a waiting link", () => {
  const panes = beginPanes(parseAddress("?bot=CafeBot&start=abc"), nobody, never);

  test("stays while a person is chosen", () => {
    const chosen = goTo(panes, "left", { person: 7, bot: "CafeBot" });
    expect(chosen.links.left?.payload).toBe("abc");
    expect(goTo(chosen, "left", { bot: "CafeBot" }).links.left?.payload).toBe("abc");
  });

  test("is forgotten when another chat is opened", () => {
    expect(goTo(panes, "left", { person: 7, bot: "StaffBot" }).links.left).toBeUndefined();
    expect(goTo(panes, "left", {}).links.left).toBeUndefined();
  });
});
