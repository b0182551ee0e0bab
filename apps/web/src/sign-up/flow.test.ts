import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../session/api-error.ts";
import type { SignUpStatus } from "./api.ts";
import { createSignUp } from "./flow.ts";
import type { SignUpState } from "./state.ts";

let status: SignUpStatus | "down";
let checks: number;
let tell: ((status: SignUpStatus) => void) | null;
let verifyFails: ApiError | null;
let shown: SignUpState[];
let kept: Map<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  [checks, tell, verifyFails, shown, kept] = [0, null, null, [], new Map()];
  status = { status: "pending" };
});
afterEach(() => void vi.useRealTimers());

function start() {
  return createSignUp(
    {
      register: async (name) => {
        if (name === "") throw new ApiError("validation_failed");
        return { sessionId: "tg_1", telegramLink: "https://t.me/Bot?start=tg_1" };
      },
      async checkStatus() {
        checks++;
        if (status === "down") throw new ApiError("offline");
        return status;
      },
      async verify() {
        if (verifyFails) throw verifyFails;
      },
      listen(_, onStatus) {
        tell = onStatus;
        return () => {
          tell = null;
        };
      },
      storage: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
      },
      now: Date.now,
      after(milliseconds, callback) {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    (state) => shown.push(state),
  );
}
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
const last = () => shown.at(-1);

describe("signing up through Telegram", () => {
  it("waits for the contact, asks every three seconds, and goes on to the code by itself", async () => {
    const flow = start();
    await flow.begin("Anna");
    expect(last()).toMatchObject({ step: "waiting", telegramLink: "https://t.me/Bot?start=tg_1" });
    await pass(9);
    expect(checks).toBe(4);
    status = { status: "contact_received" };
    await pass(3);
    expect(last()).toMatchObject({ step: "waiting", received: true });
    status = { status: "code_sent", phone: "+7********67" };
    await pass(3);
    expect(last()).toMatchObject({ step: "code", phone: "+7********67" });
    await pass(30);
    expect([checks, tell]).toEqual([6, null]);
    await flow.verify("123456");
    expect(last()).toEqual({ step: "done" });
    expect(kept.size).toBe(0);
  });

  it("hears at once where events get through", async () => {
    await start().begin("Anna");
    tell?.({ status: "code_sent", phone: "+7********67" });
    expect(last()).toMatchObject({ step: "code" });
  });

  it("survives a reload while waiting and at the code, knowing only the session", async () => {
    await start().begin("Anna");
    start();
    expect(last()).toMatchObject({ step: "waiting" });
    status = { status: "code_sent", phone: "+7********67" };
    start();
    await pass(0);
    expect(last()).toMatchObject({ step: "code", phone: "+7********67" });
  });

  it("says when it cannot ask, goes on asking, and asks at once when woken", async () => {
    const flow = start();
    await flow.begin("Anna");
    status = "down";
    await pass(3);
    expect(last()).toMatchObject({ step: "waiting", offline: true });
    status = { status: "pending" };
    flow.wake();
    await pass(0);
    expect(last()).toMatchObject({ step: "waiting", offline: false });
  });

  it("keeps the name when the session is over, while waiting or with the code", async () => {
    const flow = start();
    await flow.begin("Anna");
    status = { status: "expired" };
    await pass(3);
    expect(last()).toEqual({ step: "expired" });
    flow.restart();
    expect(last()).toMatchObject({ step: "name", name: "Anna" });
    status = { status: "code_sent", phone: "+7" };
    await flow.begin("Anna");
    await pass(0);
    verifyFails = new ApiError("code_expired");
    await flow.verify("123456");
    expect(last()).toEqual({ step: "expired" });
  });

  it("stays at the code when it is wrong or asked too often", async () => {
    status = { status: "code_sent", phone: "+7" };
    const flow = start();
    await flow.begin("Anna");
    await pass(0);
    for (const code of ["code_invalid", "too_many_attempts"]) {
      verifyFails = new ApiError(code, 60);
      await flow.verify("123456");
      expect(last()).toMatchObject({ step: "code", busy: false, problem: { code } });
    }
  });

  it("says what is wrong with a name and keeps it", async () => {
    const flow = start();
    await flow.begin("");
    expect(last()).toMatchObject({ step: "name", problem: { code: "validation_failed" } });
  });

  it("leaves nothing running when the page goes", async () => {
    const flow = start();
    await flow.begin("Anna");
    flow.close();
    await pass(30);
    expect([checks, tell, vi.getTimerCount()]).toEqual([1, null, 0]);
  });
});
