import { authAnswers, authRequests } from "@gotovo/contract";
import type { AuthMethod } from "@gotovo/domain";
import { checkAuthorizationCode } from "@gotovo/usecases/accounts/authorization/check-authorization-code";
import { createAuthorization } from "@gotovo/usecases/accounts/authorization/create-authorization";
import { respondVerify } from "@gotovo/usecases/accounts/authorization/respond-verify";
import { sendForceCode } from "@gotovo/usecases/accounts/authorization/send-force-code";
import { signIn } from "@gotovo/usecases/accounts/authorization/sign-in";
import { signInForce } from "@gotovo/usecases/accounts/authorization/sign-in-force";
import { signUp } from "@gotovo/usecases/accounts/authorization/sign-up";
import { verify } from "@gotovo/usecases/accounts/authorization/verify";
import type { Tokens } from "@gotovo/usecases/accounts/sessions/open-session";
import type { ApiContext } from "../../context.ts";
import type { JsonAnswer } from "../../http/answer.ts";
import { cookie, readCookie } from "../../http/cookies.ts";
import type { Router } from "../../http/create-router.ts";
import { requesterOf } from "../../http/requester.ts";
import { noQuery } from "../no-query.ts";
import { authAnswer, authRefusal } from "./auth-answer.ts";
import { authExamples } from "./auth-examples.ts";
import { authRefusalsOf } from "./auth-refusals.ts";
import { refreshCookie } from "./signed-in.ts";

const tag = "Sign-in with keys";

/** `POST /v1/auth/<method>`: the sign-in with keys and a second device (docs/documents/auth-protocol.md). */
export function addAuthProtocolRoutes(router: Router, { deps, publicUrl, trustedProxies }: ApiContext): void {
  const bytes = (text: string) => Buffer.from(text, "base64url");

  function signedIn(method: AuthMethod, { accountId, refreshToken }: Tokens): JsonAnswer {
    const data = { user_id: accountId, user_secret: refreshToken };
    const cookies = [cookie(publicUrl, "gotovo_authorization", ""), refreshCookie(publicUrl, refreshToken)];
    return { ...authAnswer(method, "OK", data), cookies };
  }

  /** What every method's route is made of; the document's own name, `auth.create`, is taken too. */
  const specsOf = <M extends AuthMethod>(method: M, summary: string, description: string) =>
    [method, `auth.${method}`].map((name, index) => ({
      method: "post" as const,
      path: `/v1/auth/${name}`,
      operationId: `auth${method[0]?.toUpperCase()}${method.slice(1)}${index === 0 ? "" : "ByFullName"}`,
      tag,
      summary,
      description,
      query: noQuery,
      body: authRequests[method],
      bodyExample: authExamples[method],
      answers: { 200: { description: "`method_result` is `0000`", schema: authAnswers[method] } },
      refuse: (error: unknown) => authRefusal(method, error),
      ownRefusals: authRefusalsOf(method),
    }));

  for (const spec of specsOf(
    "create",
    "Start signing in: sends a code to the phone",
    "Answers an `auth_id` that lives ten minutes. Whether the phone has an account is told after the code only.",
  ))
    router.public(spec, async ({ body }, c) => {
      const own = readCookie(c, publicUrl, "gotovo_authorization") ?? null;
      const requester = requesterOf(c, trustedProxies);
      const begun = await createAuthorization(deps, body.user_phone, own, requester);
      const answer = authAnswer("create", "OK", { auth_id: begun.authId, user_exists: null });
      return { ...answer, cookies: [cookie(publicUrl, "gotovo_authorization", begun.browserSecret)] };
    });

  for (const spec of specsOf(
    "checkCode",
    "Check the code and learn whether the phone has an account",
    "A right code, or the fifth wrong one, ends it.",
  ))
    router.public(spec, async ({ body }, c) => {
      const { address } = requesterOf(c, trustedProxies);
      const guess = { authId: body.auth_id, typed: body.auth_code, address };
      return authAnswer("checkCode", "OK", { user_exists: await checkAuthorizationCode(deps, guess) });
    });

  for (const spec of specsOf(
    "signUp",
    "Create the account of a new phone, with its key",
    "For a phone without an account. `user_key_hash` is kept to compare; the key stays with the customer.",
  ))
    router.public(spec, async ({ body }, c) => {
      const customer = {
        authId: body.auth_id,
        name: body.user_name,
        nickname: body.user_nickname,
        keyHash: bytes(body.user_key_hash),
      };
      return signedIn("signUp", await signUp(deps, customer, requesterOf(c, trustedProxies)));
    });

  for (const spec of specsOf(
    "verify",
    "Ask the other devices to let this one in",
    "Every signed-in device of the account is shown the request; so is the account's chat with the bot.",
  ))
    router.public(spec, async ({ body }) => {
      await verify(deps, body.auth_id, body.public_key);
      return authAnswer("verify", "OK", null);
    });

  for (const spec of specsOf(
    "respondVerify",
    "Approve or deny a new device from a signed-in device",
    "With a yes, the user's key comes encrypted for the new device; the server cannot read it.",
  ))
    router.account(spec, async ({ who, body }) => {
      const { auth_id, accept, public_key, user_key_enc } = body;
      const keys =
        typeof public_key === "string" && typeof user_key_enc === "string"
          ? { publicKey: public_key, userKeyEnc: user_key_enc }
          : null;
      await respondVerify(deps, who, auth_id, { accept, keys });
      return authAnswer("respondVerify", "OK", null);
    });

  for (const spec of specsOf(
    "signIn",
    "Sign in on the approved device",
    "The new device shows the hash of the key that it was handed.",
  ))
    router.public(spec, async ({ body }, c) => {
      const proof = body.user_key_hash === null ? null : bytes(body.user_key_hash);
      const requester = requesterOf(c, trustedProxies);
      return signedIn("signIn", await signIn(deps, body.auth_id, proof, requester));
    });

  for (const spec of specsOf(
    "sendCode",
    "Send a code for signing in without another device",
    "For whoever has no other device at hand; the code goes where the first one went.",
  ))
    router.public(spec, async ({ body }, c) => {
      await sendForceCode(deps, body.auth_id, requesterOf(c, trustedProxies));
      return authAnswer("sendCode", "OK", null);
    });

  for (const spec of specsOf(
    "signInForce",
    "Sign in with that code, without the key",
    "Signs in without the key: what is encrypted with it stays unreadable here until another device hands it over.",
  ))
    router.public(spec, async ({ body }, c) => {
      const { auth_id, auth_code } = body;
      const requester = requesterOf(c, trustedProxies);
      return signedIn("signInForce", await signInForce(deps, auth_id, auth_code, requester));
    });
}
