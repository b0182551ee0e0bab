import { DomainError, type ErrorCode } from "../errors.ts";

/** Methods of the sign-in with keys (docs/documents/auth-protocol.md), in the order of their use. */
export const authMethods = [
  "create",
  "checkCode",
  "signUp",
  "verify",
  "respondVerify",
  "signIn",
  "sendCode",
  "signInForce",
] as const;

export type AuthMethod = (typeof authMethods)[number];

/** Milliseconds that an authorization lives. */
export const authorizationLifetimeMs = 600_000;

/** What is known of a living authorization. */
export interface AuthorizationFacts {
  /** A signed-in device that asks the others for the key, rather than somebody who signs in. */
  readonly isKeyRequest: boolean;
  readonly isChecked: boolean;
  /** Null until the code is checked. */
  readonly userExists: boolean | null;
  readonly isVerifyAsked: boolean;
  readonly approval: "with_key" | "without_key" | null;
  readonly isForceCodeSent: boolean;
}

/** Where an authorization is, as the new device is told. */
export type AuthorizationState =
  | "created"
  | "code_checked"
  | "verify_requested"
  | "approved"
  | "approved_without_key";

export function authorizationState(facts: AuthorizationFacts): AuthorizationState {
  if (facts.approval !== null) return facts.approval === "with_key" ? "approved" : "approved_without_key";
  if (facts.isVerifyAsked) return "verify_requested";
  return facts.isChecked ? "code_checked" : "created";
}

type Step = "created" | "stranger" | "known" | "asked" | "approved" | "key_asked" | "key_given";
type Refusal = Extract<ErrorCode, "authorization_step" | "code_invalid">;

const step = "authorization_step";
const code = "code_invalid";
const no = { created: step, stranger: step, known: step, asked: step, approved: step } as const;
const key = { key_asked: step, key_given: step } as const;

/**
 * Which step refuses which method, and how. A code that has not been checked yet is 0105 if the document lists it for
 * the method, otherwise 0104. A code that has been checked is used up, so entering it again is wrong.
 */
const refusals: Record<Exclude<AuthMethod, "create">, Record<Step, Refusal | null>> = {
  checkCode: { created: null, stranger: code, known: code, asked: code, approved: code, ...key },
  signUp: { ...no, ...key, created: code, stranger: null },
  verify: { ...no, ...key, known: null },
  respondVerify: { ...no, ...key, asked: null, key_asked: null },
  signIn: { ...no, ...key, created: code, approved: null },
  sendCode: { ...no, ...key, known: null, asked: null, approved: null },
  signInForce: { ...no, ...key, created: code, known: null, asked: null, approved: null },
};

/**
 * Lets a method through at the step where it belongs.
 * @throws DomainError `authorization_step`, `code_invalid`
 */
export function requireStep(method: Exclude<AuthMethod, "create">, facts: AuthorizationFacts): void {
  const refusal = refusals[method][stepOf(facts)];
  if (refusal !== null) throw new DomainError(refusal);
  if (method === "signInForce" && !facts.isForceCodeSent) throw new DomainError("authorization_step");
}

function stepOf(facts: AuthorizationFacts): Step {
  if (facts.isKeyRequest) return facts.approval === null ? "key_asked" : "key_given";
  if (!facts.isChecked) return "created";
  if (!facts.userExists) return "stranger";
  if (facts.approval !== null) return "approved";
  return facts.isVerifyAsked ? "asked" : "known";
}
