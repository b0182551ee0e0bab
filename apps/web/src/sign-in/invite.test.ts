import { expect, it } from "vitest";
import { rememberInvite, takeInvite } from "./invite.ts";

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

it("an invite code outlives pages without one, and is entered once", () => {
  const kept = storage();
  rememberInvite(kept, "?invite=HdGzEG");
  rememberInvite(kept, "");
  expect([takeInvite(kept), takeInvite(kept)]).toEqual(["HdGzEG", null]);
});
