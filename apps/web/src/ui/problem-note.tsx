import { formatCountdown } from "../format/time.ts";
import type { Problem } from "../session/api-error.ts";
import { useTexts } from "../text/context.tsx";
import { useNow } from "./use-now.ts";

/** Codes of problem documents, and numbers of docs/documents/auth-protocol.md. */
const texts: Record<string, string> = {
  offline: "problem-offline",
  unavailable: "problem-unavailable",
  internal: "problem-unavailable",
  "0001": "problem-unavailable",
  unauthorized: "problem-signed-out",
  phone_invalid: "problem-phone-invalid",
  "0003": "problem-check-input",
  validation_failed: "problem-check-input",
  phone_banned: "problem-phone-banned",
  "0107": "problem-phone-banned",
  code_invalid: "problem-code-invalid",
  "0105": "problem-code-invalid",
  "0106": "problem-code-sent",
  "0102": "problem-authorization-exists",
  "0108": "problem-key-refused",
  invite_code_unknown: "problem-invite-unknown",
  invited_oneself: "problem-invite-own",
  invited_in_a_circle: "problem-invite-circle",
  already_invited: "problem-invite-already",
  feedback_closed: "problem-feedback-closed",
  stale_version: "problem-stale",
  vault_full: "problem-vault-full",
};

/** What went wrong and what to do, with the time to wait when there is one. Read out by itself. */
export function ProblemNote({ problem }: { problem: Problem | null }) {
  const { t } = useTexts();
  const now = useNow(1_000, 0);
  if (!problem) return null;
  const left = problem.retryAt === null ? 0 : problem.retryAt - now;
  const isRationed = problem.retryAt !== null || problem.code === "too_many_attempts";
  if (isRationed)
    return (
      <div class="problem" role="alert">
        <p>{t("problem-too-many")}</p>
        {left > 0 && <p aria-hidden="true">{t("problem-wait", { left: formatCountdown(left) })}</p>}
      </div>
    );
  return (
    <div class="problem" role="alert">
      <p>{t(texts[problem.code] ?? "problem-unknown", { code: problem.code })}</p>
    </div>
  );
}
