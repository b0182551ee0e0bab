import { useRef, useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { copyText } from "./copy-text.ts";

/** Text with a button that copies it. */
export function CopyRow({ text }: { text: string }) {
  const { t } = useTexts();
  const shown = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<"copied" | "selected" | null>(null);
  const copy = async () => {
    if (shown.current) setCopied(await copyText(text, shown.current));
  };
  const said = copied && t(copied === "copied" ? "telegram-code-copied" : "copy-selected");
  return (
    <div class="copy-row">
      <code ref={shown}>{text}</code>
      <button type="button" class="button quiet" onClick={copy}>
        {said ?? t("telegram-code-copy")}
      </button>
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}
