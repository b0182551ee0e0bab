import { expect, test } from "vitest";
import { DomainError } from "../errors.ts";
import { type AuthorizationFacts, authMethods, authorizationState, requireStep } from "./authorization.ts";

const created: AuthorizationFacts = {
  isKeyRequest: false,
  isChecked: false,
  userExists: null,
  isVerifyAsked: false,
  approval: null,
  isForceCodeSent: false,
};
const stranger: AuthorizationFacts = { ...created, isChecked: true, userExists: false };
const known: AuthorizationFacts = { ...created, isChecked: true, userExists: true };
const asked: AuthorizationFacts = { ...known, isVerifyAsked: true };
const approved: AuthorizationFacts = { ...asked, approval: "with_key" };
const forced: AuthorizationFacts = { ...known, isForceCodeSent: true };
const keyAsked: AuthorizationFacts = { ...asked, isKeyRequest: true };

/** As the contract numbers them. */
const numbers: Record<string, string> = { authorization_step: "0104", code_invalid: "0105" };

function answer(method: (typeof authMethods)[number], facts: AuthorizationFacts): string {
  if (method === "create") return "0000";
  try {
    requireStep(method, facts);
    return "0000";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return numbers[error.code] ?? error.code;
  }
}

/** Rows: where the authorization is; columns: checkCode, signUp, verify, respondVerify, signIn, sendCode, signInForce. */
test.each([
  ["created", created, "0000 0105 0104 0104 0105 0104 0105"],
  ["checked, nobody has the phone", stranger, "0105 0000 0104 0104 0104 0104 0104"],
  ["checked, known", known, "0105 0104 0000 0104 0104 0000 0104"],
  ["the other devices are asked", asked, "0105 0104 0104 0000 0104 0000 0104"],
  ["approved", approved, "0105 0104 0104 0104 0000 0000 0104"],
  [
    "approved without the key",
    { ...approved, approval: "without_key" },
    "0105 0104 0104 0104 0000 0000 0104",
  ],
  ["known, the second code is sent", forced, "0105 0104 0000 0104 0104 0000 0000"],
  ["a signed-in device asks for the key", keyAsked, "0104 0104 0104 0000 0104 0104 0104"],
  ["and is given it", { ...keyAsked, approval: "with_key" }, "0104 0104 0104 0104 0104 0104 0104"],
] as const)("%s", (_, facts, row) => {
  expect(
    authMethods
      .slice(1)
      .map((method) => answer(method, facts))
      .join(" "),
  ).toBe(row);
});

test("the new device is told where it is", () => {
  expect([created, stranger, known, asked, approved].map(authorizationState)).toEqual([
    "created",
    "code_checked",
    "code_checked",
    "verify_requested",
    "approved",
  ]);
  expect(authorizationState({ ...approved, approval: "without_key" })).toBe("approved_without_key");
});
