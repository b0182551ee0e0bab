import type { newAuthVerifyEvent } from "@gotovo/contract";
import { useEffect, useState } from "preact/hooks";
import type { z } from "zod";
import { useTexts } from "../text/context.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Fingerprint } from "../ui/fingerprint.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { useArea } from "./area-context.tsx";

/** A device that waits to be let in, or to be given the key. */
export type Asking = z.infer<typeof newAuthVerifyEvent>;

/**
 * Asks in any section whether another device may be let in. `onAnswered` is also called when the question has gone
 * away or was put off with Escape; it then comes back with the next page load.
 */
export function ApproveDialog({ asking, onAnswered }: { asking: Asking; onAnswered: () => void }) {
  const { t } = useTexts();
  const { session, account, keys, keyStore } = useArea();
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  const [userKey, setUserKey] = useState<Uint8Array | null>(null);
  const approving = useAttempt();
  const refusing = useAttempt();
  const loading = useAttempt();
  const busy = approving.busy || refusing.busy;
  useEffect(() => {
    void loading.run(async () => {
      const digits = await keys.fingerprint(asking.auth_id, asking.public_key);
      setUserKey((account.key.here && (await keyStore.userKey(account.id))) || null);
      setFingerprint(digits);
    });
  }, [asking.auth_id, account.key.here]);

  const respond = (body: object) =>
    session.call("/v1/auth/respondVerify", { method: "POST", body: { auth_id: asking.auth_id, ...body } });
  const approve = async () => {
    const done = await approving.run(async () => {
      const sealed = userKey ? await keys.seal(userKey, asking.public_key, asking.auth_id) : {};
      await respond({ accept: true, ...sealed });
    });
    if (done) onAnswered();
  };
  const refuse = async () => {
    const done = await refusing.run(async () => {
      await respond({ accept: false });
    });
    if (done) onAnswered();
  };
  const problem = approving.problem ?? refusing.problem ?? loading.problem;
  const isGone = problem !== null && gone.has(problem.code);
  const isUseless = asking.wants === "key" && fingerprint !== null && !userKey;
  const title = t(asking.wants === "key" ? "approve-key-title" : "approve-title");
  return (
    <Dialog title={title} onClose={onAnswered}>
      <dl class="approve-facts">
        <div>
          <dt>{t("approve-device")}</dt>
          <dd>
            <bdi>{asking.device || t("device-unknown")}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t("approve-place")}</dt>
          <dd>
            <bdi>{asking.place}</bdi>
          </dd>
        </div>
      </dl>
      {fingerprint && <Fingerprint digits={fingerprint} label={t("fingerprint")} />}
      <p class="muted">{t("approve-compare")}</p>
      {!userKey && fingerprint && (
        <p class="note small">{t(isUseless ? "approve-nothing-to-give" : "approve-no-key")}</p>
      )}
      {isGone ? (
        <>
          <p class="note">{t("approve-gone")}</p>
          <button type="button" class="button quiet" onClick={onAnswered}>
            {t("close-dialog")}
          </button>
        </>
      ) : (
        <>
          <ProblemNote problem={problem} />
          <div class="dialog-foot">
            <button type="button" class="button danger" aria-disabled={busy} onClick={refuse}>
              {t("approve-forbid")}
            </button>
            {!isUseless && (
              <button
                type="button"
                class="button"
                aria-disabled={busy || fingerprint === null}
                disabled={fingerprint === null}
                onClick={approve}
              >
                {approving.busy && <span class="spinner" aria-hidden="true" />}
                {t("approve-allow")}
              </button>
            )}
          </div>
        </>
      )}
    </Dialog>
  );
}

/** Answered elsewhere, or expired. */
const gone = new Set(["0101", "0103", "0104"]);
