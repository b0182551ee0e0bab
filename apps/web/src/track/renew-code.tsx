import { useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";

/** Shown when the code has run out. */
export function RenewCode({ renew }: { renew: () => Promise<void> }) {
  const { t } = useTexts();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const ask = async () => {
    setState("busy");
    try {
      await renew();
      setState("idle");
    } catch {
      // Said below, with the button still there.
      setState("failed");
    }
  };
  return (
    <div class="renew-code">
      <p role="status">{t(state === "failed" ? "telegram-code-failed" : "telegram-code-expired")}</p>
      <button type="button" class="button telegram-button" disabled={state === "busy"} onClick={ask}>
        {t(state === "busy" ? "telegram-code-renewing" : "telegram-code-renew")}
      </button>
    </div>
  );
}
