import { beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "../session/api-error.ts";
import { createSignIn, type SignInState } from "./flow.ts";

let now: number;
let sent: string[];
let checked: string[];
let fails: ApiError | null;
let shown: SignInState[];
let kept: Map<string, string>;

beforeEach(() => {
  [now, sent, checked, shown, kept] = [1_000_000, [], [], [], new Map()];
  fails = null;
});

function start() {
  const answer = (list: string[], value: string) => {
    list.push(value);
    if (fails) throw fails;
  };
  return createSignIn(
    {
      sendCode: async (phone) => {
        answer(sent, phone);
        return "3613";
      },
      checkCode: async (code) => answer(checked, code),
      storage: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
      },
      now: () => now,
      after: () => () => {},
    },
    (state) => shown.push(state),
  );
}
const last = () => shown.at(-1);

describe("signing in by a code", () => {
  it("goes from the phone to the code to the end", async () => {
    const flow = start();
    expect(last()).toMatchObject({ step: "phone", phone: "" });
    await flow.send("+7 999 123-45-67");
    expect(last()).toMatchObject({ step: "code", phone: "+7 999 123-45-67", sentAt: now, openCode: "3613" });
    await flow.check("3613");
    expect(last()).toEqual({ step: "done" });
    expect(kept.size).toBe(0);
  });

  it("sends once however often the button is pressed", async () => {
    const flow = start();
    await Promise.all([flow.send("1"), flow.send("1"), flow.send("1")]);
    expect(sent).toEqual(["1"]);
  });

  it("keeps what was typed when it fails, and says when to try again", async () => {
    const flow = start();
    fails = new ApiError("too_many_attempts", 30);
    await flow.send("+7999");
    expect(last()).toMatchObject({
      step: "phone",
      phone: "+7999",
      busy: false,
      problem: { code: "too_many_attempts", retryAt: now + 30_000 },
    });
    fails = null;
    await flow.send("+7999");
    fails = new ApiError("code_invalid");
    await flow.check("1111");
    expect(last()).toMatchObject({ step: "code", problem: { code: "code_invalid" } });
    fails = null;
    await flow.check("2222");
    expect([checked, last()]).toEqual([["1111", "2222"], { step: "done" }]);
  });

  it("is at the code again after a reload, at the phone when that is long ago or on request", async () => {
    await start().send("+7999");
    start();
    expect(last()).toMatchObject({ step: "code", phone: "+7999" });
    start().back();
    expect(last()).toMatchObject({ step: "phone", phone: "+7999" });
    start();
    expect(last()).toMatchObject({ step: "phone", phone: "" });
    await start().send("+7999");
    now += 6 * 60_000;
    start();
    expect(last()).toMatchObject({ step: "phone", phone: "+7999" });
  });
});
