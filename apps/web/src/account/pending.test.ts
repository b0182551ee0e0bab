import { expect, it } from "vitest";
import { type Pending, pendingAfter } from "./pending.ts";

const asking = (auth_id: string) =>
  ({ auth_id, public_key: "A", device: "", place: "", wants: "sign_in", created_at: "" }) as const;
const ids = (pending: Pending) => pending.map(({ auth_id }) => auth_id);

it("grows with whoever asks, once, and shrinks with what the account says is still open", () => {
  let pending: Pending = [];
  for (const id of ["au_1", "au_2", "au_1"])
    pending = pendingAfter(pending, "updates.newAuthVerify", asking(id));
  expect(ids(pending)).toEqual(["au_1", "au_2"]);
  pending = pendingAfter(pending, "account", { version: "v", pending: ["au_2"] });
  expect(ids(pending)).toEqual(["au_2"]);
});

it("stays as it is with what it does not know", () => {
  const pending = [asking("au_1")];
  for (const [name, data] of [
    ["account", { version: "v" }],
    ["account", null],
    ["updates.newAuthVerify", "x"],
    ["other", {}],
  ] as const)
    expect(pendingAfter(pending, name, data)).toBe(pending);
});
