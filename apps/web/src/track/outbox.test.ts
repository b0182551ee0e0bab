import { expect, it } from "vitest";
import { arrived, emptyOutbox, keptOutbox, readOutbox, sendDraft, toRetry, withState } from "./outbox.ts";

const written = sendDraft({ ...emptyOutbox, draft: "  Hello  " }, "c-1");
const message = { id: "1", from: "customer", text: "Hello", at: "", edited: false, state: "kept" } as const;

it("sends what was written, and nothing that is empty", () => {
  expect(written).toEqual({ draft: "", unsent: [{ clientId: "c-1", text: "Hello", state: "sending" }] });
  expect(sendDraft({ ...emptyOutbox, draft: " \n" }, "c-2").unsent).toEqual([]);
});

it("tries again by itself what may yet arrive, and nothing that the café refuses", () => {
  expect(toRetry(written)).toEqual([]);
  expect(toRetry(withState(written, "c-1", { failed: "offline" }))).toHaveLength(1);
  expect(toRetry(withState(written, "c-1", { failed: "recipient_unreachable" }))).toEqual([]);
});

it("believes the server about what has arrived, whatever became of the answer", () => {
  const lost = withState(written, "c-1", { failed: "offline" });
  expect(arrived(lost, [{ ...message, client_id: "c-1" }]).unsent).toEqual([]);
  expect(arrived(lost, [{ ...message, client_id: "c-2" }])).toBe(lost);
});

it("outlives a reload: what was being sent then is tried again", () => {
  const again = readOutbox(keptOutbox({ ...written, draft: "and" }));
  expect(again.draft).toBe("and");
  expect(toRetry(again)).toHaveLength(1);
  expect(keptOutbox(emptyOutbox)).toBeNull();
  for (const broken of [null, "", "{", "null", "{}"]) expect(readOutbox(broken)).toEqual(emptyOutbox);
});
