import { formatCountdown } from "../format/time.ts";
import type { Problem } from "../session/api-error.ts";
import { useTexts } from "../text/context.tsx";
import { useNow } from "./use-now.ts";

const texts: Readonly<Record<string, string>> = {
  already_invited: "problem-already-invited",
  code_invalid: "problem-code-invalid",
  invite_code_unknown: "problem-invite-code-unknown",
  invited_in_a_circle: "problem-invited-in-a-circle",
  invited_oneself: "problem-invited-oneself",
  no_code_channel: "problem-no-code-channel",
  offline: "problem-offline",
  phone_banned: "problem-phone-banned",
  phone_invalid: "problem-phone-invalid",
  too_many_attempts: "problem-too-many-attempts",
  validation_failed: "problem-validation-failed",
};

/** What went wrong, said where it did. */
export function ProblemNote({ problem }: { problem: Problem | null }) {
  const { t } = useTexts();
  if (!problem) return null;
  return (
    <p class="problem" role="alert">
      {t(texts[problem.code] ?? "problem-other")}
      {problem.retryAt !== null && <RetryIn at={problem.retryAt} />}
    </p>
  );
}

function RetryIn({ at }: { at: number }) {
  const { t } = useTexts();
  const left = at - useNow(1_000, 0);
  return left > 0 ? <span> {t("problem-retry-in", { left: formatCountdown(left) })}</span> : null;
}
