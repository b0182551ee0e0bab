import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idle } from "../session/once.ts";
import type { Progress } from "./events.ts";
import { reduce } from "./reduce.ts";
import { answerToTake, initialModel, listensTo, type SecureEvent, stepToResume } from "./state.ts";

const kept = { authId: "au_1", phone: "+79991234567", since: 1_000 };
const busy = { busy: true, problem: null };
const failed = { busy: false, problem: { code: "offline", retryAt: null } };
const answer = { auth_id: "au_1", accept: true } as const;

const after = (events: SecureEvent[], from = initialModel) => events.reduce(reduce, from);
const opened = (left: typeof kept | null = null, now = 2_000): SecureEvent => ({ type: "opened", left, now });
const begun: SecureEvent = { type: "begun", kept };
const asked: SecureEvent = { type: "asked", fingerprint: "1234 5678" };
const progress = (state: Progress["state"], user_exists: boolean | null = true): SecureEvent => ({
  type: "progress",
  progress: { auth_id: "au_1", state, user_exists, expires_at: "" },
});

describe("a page that is loaded", () => {
  it("begins with the phone when nothing is left, or it is older than ten minutes", () => {
    expect(after([opened()]).shown).toEqual({ step: "phone", phone: "", ...idle });
    const old = after([opened(kept, kept.since + 600_000)]);
    expect([old.shown.step, listensTo(old)]).toEqual(["phone", null]);
  });

  it("listens to what is left, and shows where it stands", () => {
    const left = after([opened(kept)]);
    expect([left.shown.step, listensTo(left)]).toEqual(["loading", "au_1"]);
    expect(reduce(left, progress("created", null)).shown).toMatchObject({ step: "code", phone: kept.phone });
    expect(reduce(left, progress("code_checked", false)).shown).toMatchObject({ step: "profile" });
    const next = (event: SecureEvent) =>
      event.type === "progress" ? stepToResume(left, event.progress) : null;
    expect(next(progress("created", null))).toBeNull();
    expect(next(progress("code_checked", false))).toBeNull();
    expect(next(progress("code_checked"))).toBe("ask");
    expect(next(progress("verify_requested"))).toBe("wait");
    expect(next(progress("approved"))).toBe("wait");
  });

  it("begins afresh with the same phone when the server knows no such authorization", () => {
    const gone = after([opened(kept), { type: "stream_refused" }]);
    expect(gone.shown).toMatchObject({ step: "phone", phone: kept.phone });
    expect(listensTo(gone)).toBeNull();
  });

  it("is told nothing by progress once it knows by itself", () => {
    const coding = after([opened(), begun]);
    expect(reduce(coding, progress("approved"))).toBe(coding);
  });
});

describe("another device", () => {
  it("is waited for, and taken only while it is", () => {
    const early = after([opened(), begun, { type: "answered", answer }]);
    expect(answerToTake(early)).toBeNull();
    expect(answerToTake(reduce(early, asked))).toEqual(answer);
    expect(answerToTake(after([asked, { type: "second_code_sent" }], early))).toEqual(answer);
  });

  it("is waited for again with the same fingerprint, unless the second code is being sent", () => {
    const force = after([opened(), begun, asked, { type: "second_code_sent" }]);
    expect(reduce(force, { type: "went_back" }).shown).toMatchObject({
      step: "waiting",
      fingerprint: "1234 5678",
    });
    const sending = reduce(force, { type: "attempted", attempt: busy });
    expect(reduce(sending, { type: "went_back" })).toBe(sending);
  });

  it("has answered an authorization, not the next one", () => {
    const answered = after([opened(), begun, asked, { type: "answered", answer }, { type: "restarted" }]);
    const next = after([{ type: "begun", kept: { ...kept, authId: "au_2" } }, asked], answered);
    expect([answerToTake(next), listensTo(next)]).toEqual([null, "au_2"]);
  });
});

describe("the end", () => {
  it("comes when the ten minutes are over, but not amid a step, whose answer says more", () => {
    const waiting = after([opened(), begun, asked]);
    expect(reduce(waiting, { type: "expired" }).shown).toEqual({ step: "over" });
    const sending = reduce(waiting, { type: "attempted", attempt: busy });
    expect(reduce(sending, { type: "expired" })).toBe(sending);
  });

  it("of a step that comes after one has begun again changes nothing", () => {
    const again = after([opened(), begun, { type: "attempted", attempt: busy }, { type: "restarted" }]);
    expect(after([{ type: "profile_needed" }, asked, { type: "second_code_sent" }], again)).toEqual(again);
  });

  it("is left only by beginning again, with the phone there", () => {
    const refused = after([opened(), begun, asked, { type: "ended", how: "refused" }]);
    const late: SecureEvent[] = [
      { type: "expired" },
      { type: "stream_refused" },
      { type: "attempted", attempt: failed },
      progress("approved"),
      { type: "went_back" },
    ];
    expect(after(late, refused)).toEqual(refused);
    expect(reduce(refused, { type: "restarted" }).shown).toMatchObject({ step: "phone", phone: kept.phone });
  });
});

it("listens to nobody after an end or before a beginning, whatever has happened", () => {
  const anything = fc.constantFrom<SecureEvent>(
    opened(),
    opened(kept),
    { type: "phone_given", phone: "+7" },
    begun,
    { type: "resumed" },
    { type: "attempted", attempt: busy },
    { type: "attempted", attempt: failed },
    progress("created", null),
    progress("code_checked", false),
    progress("approved"),
    { type: "profile_needed" },
    asked,
    { type: "answered", answer },
    { type: "second_code_sent" },
    { type: "went_back" },
    { type: "expired" },
    { type: "stream_refused" },
    { type: "ended", how: "done" },
    { type: "restarted" },
  );
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 30 }), (events) => {
      const model = after(events);
      if (model.shown.step === "phone" || !("busy" in model.shown)) expect(listensTo(model)).toBeNull();
      if (!("busy" in model.shown)) expect(answerToTake(model)).toBeNull();
    }),
  );
});
