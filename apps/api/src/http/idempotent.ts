import { createHash } from "node:crypto";
import type { Deps } from "@gotovo/usecases/context";
import { claimKey, releaseKey, storeAnswer } from "@gotovo/usecases/http/idempotency";
import type { SentAnswer } from "./answer.ts";
import { HttpProblem } from "./http-problem.ts";

export interface KeyedRequest {
  readonly merchantId: string;
  /** As the client sent it. */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

const keyPattern = /^[\x20-\x7e]{1,255}$/;

/**
 * Has one effect and one answer for a key of a merchant, however often the request comes (the Idempotency-Key header,
 * draft-ietf-httpapi-idempotency-key-header). A refusal has changed nothing, so it is not kept: once its reason is
 * gone, the same request with the same key is carried out.
 * @throws HttpProblem `validation_failed`; DomainError `idempotency_key_reused`, `idempotency_in_flight`
 */
export async function idempotently(
  deps: Deps,
  { merchantId, key, method, path, body }: KeyedRequest,
  work: () => Promise<SentAnswer>,
): Promise<SentAnswer> {
  if (!keyPattern.test(key)) {
    const message = "must be 1 to 255 printable ASCII characters";
    throw new HttpProblem("validation_failed", { errors: [{ path: "Idempotency-Key", message }] });
  }
  const hash = createHash("sha256").update(`${method} ${path}\n${body}`).digest("base64url");
  const kept = await claimKey(deps, merchantId, key, hash);
  if (kept) return { ...kept, headers: { "idempotent-replayed": "true" } };
  const answer = await work();
  const { status, contentType } = answer;
  if (status >= 400) await releaseKey(deps, merchantId, key);
  else await storeAnswer(deps, merchantId, key, { status, contentType, body: answer.body });
  return answer;
}
