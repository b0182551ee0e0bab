import { useRef, useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { copyText } from "./copy-text.ts";

const copyTexts = { ready: "copy", copied: "copied", selected: "copy-selected" } as const;

/** A short text with a button that copies it. `label` tells screen readers what is copied. */
export function CopyRow({ text, label }: { text: string; label?: string }) {
  const { t } = useTexts();
  const shown = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<{ text: string; how: "copied" | "selected" } | null>(null);
  const state = copied?.text === text ? copied.how : "ready";
  const copy = async () => {
    if (shown.current) setCopied({ text, how: await copyText(text, shown.current) });
  };
  return (
    <div class="code-row">
      <code ref={shown}>{text}</code>
      <button
        type="button"
        class="button quiet"
        aria-label={label && `${t(copyTexts[state])}: ${label}`}
        onClick={copy}
      >
        {t(copyTexts[state])}
      </button>
      <p class="visually-hidden" role="status">
        {state !== "ready" && t(copyTexts[state])}
      </p>
    </div>
  );
}
