import { useTexts } from "../text/context.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import type { OwnerApi } from "./owner-api.ts";
import type { Act } from "./use-live-order.ts";

interface Props {
  readonly number: string;
  /** Of the order as it is shown behind the dialog. */
  readonly version: number;
  /** What the owner may do by now; null: it went on while they thought. */
  readonly may: "cancel" | "ask" | null;
  /** Its status, in words. */
  readonly status: string;
  readonly api: OwnerApi;
  readonly act: Act;
  readonly onClose: () => void;
}

/** What each refusal means for whoever wants to cancel. */
const refusals: Record<string, string> = {
  cancel_too_late: "cancel-too-late",
  move_not_allowed: "cancel-too-late",
  stale_version: "cancel-changed",
  conflict: "cancel-changed",
  forbidden: "cancel-not-yours",
  offline: "cancel-no-answer",
};

/** Asks whether the order is really to be canceled, and says why it was not. */
export function CancelDialog({ number, version, may, status, api, act, onClose }: Props) {
  const { t } = useTexts();
  const { busy, problem, run } = useAttempt();
  const submit = async () => {
    const send = may === "ask" ? api.askToCancel : api.cancel;
    if (await run(() => act(() => send(version)))) onClose();
  };
  const refused = problem && t(refusals[problem.code] ?? "cancel-failed", { status });
  return (
    <Dialog title={t(may === "ask" ? "cancel-ask-title" : "cancel-title", { number })} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (may !== null) void submit();
        }}
      >
        <p>
          {t(may === null ? "cancel-too-late" : may === "ask" ? "cancel-ask-what" : "cancel-what", {
            status,
          })}
        </p>
        {refused && may !== null && (
          <p class="problem" role="alert">
            {refused}
          </p>
        )}
        <div class="dialog-foot">
          <button type="button" class="button quiet" onClick={onClose}>
            {t(may === null ? "cancel-close" : "cancel-keep")}
          </button>
          {may !== null && (
            <button type="submit" class="button danger" aria-disabled={busy}>
              {busy && <span class="spinner" aria-hidden="true" />}
              {t(may === "ask" ? "cancel-ask-yes" : "cancel-yes")}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
