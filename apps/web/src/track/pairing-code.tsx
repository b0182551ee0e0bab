import { useRef, useState } from "preact/hooks";
import { formatCountdown } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { copyText } from "../ui/copy-text.ts";

const copyTexts = {
  ready: "telegram-code-copy",
  copied: "telegram-code-copied",
  selected: "telegram-code-selected",
} as const;

/** The code to send to the bot, a button to copy it, and how long it lives. */
export function PairingCode({ code, left }: { code: string; left: number }) {
  const { t } = useTexts();
  const shown = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<{ code: string; how: "copied" | "selected" } | null>(null);
  const state = copied?.code === code ? copied.how : "ready";
  const copy = async () => {
    if (shown.current) setCopied({ code, how: await copyText(code, shown.current) });
  };
  return (
    <div class="pairing-code">
      <p class="muted">{t("telegram-code-intro")}</p>
      <div class="code-row">
        <code ref={shown}>{code}</code>
        <button type="button" class="button quiet" onClick={copy}>
          {t(copyTexts[state])}
        </button>
      </div>
      <p class="visually-hidden" role="status">
        {state !== "ready" && t(copyTexts[state])}
      </p>
      <p class="code-left">{t("telegram-code-left", { left: formatCountdown(left) })}</p>
    </div>
  );
}
