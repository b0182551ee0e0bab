import { beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "./api-error.ts";
import { createSession } from "./session.ts";

let now: number;
let refreshes: number;
let asked: string[];
let refuse: (token: string) => boolean;
let refreshFails: ApiError | null;

beforeEach(() => {
  [now, refreshes, asked] = [0, 0, []];
  refuse = () => false;
  refreshFails = null;
});

function session() {
  return createSession({
    async refresh() {
      refreshes++;
      if (refreshFails) throw refreshFails;
      return { access_token: `token-${refreshes}` };
    },
    alone: (run) => run(),
    async request<T>(_path: string, options: { token?: string } = {}) {
      const token = options.token ?? "none";
      asked.push(token);
      if (refuse(token)) throw new ApiError("unauthorized");
      return "answer" as T;
    },
    now: () => now,
  });
}

describe("a session", () => {
  it("refreshes once for many who ask at the same time, and again only when the token is getting old", async () => {
    const one = session();
    expect(await Promise.all([one.token(), one.token(), one.call("/x")])).toEqual([
      "token-1",
      "token-1",
      "answer",
    ]);
    now += 11 * 60_000;
    await one.call("/x");
    expect(refreshes).toBe(1);
    now += 2 * 60_000;
    await one.call("/x");
    expect([refreshes, asked]).toEqual([2, ["token-1", "token-1", "token-2"]]);
  });

  it("takes a new token when its own is refused, once", async () => {
    const one = session();
    refuse = (token) => token === "token-1";
    expect(await one.call("/x")).toBe("answer");
    expect(asked).toEqual(["token-1", "token-2"]);
    refuse = () => true;
    await expect(one.call("/x")).rejects.toMatchObject({ code: "unauthorized" });
    expect(refreshes).toBe(3);
  });

  it("says when it is over, and asks again after a lost network", async () => {
    const one = session();
    refreshFails = new ApiError("offline");
    await expect(one.call("/x")).rejects.toMatchObject({ code: "offline" });
    refreshFails = null;
    expect(await one.call("/x")).toBe("answer");
  });
});
