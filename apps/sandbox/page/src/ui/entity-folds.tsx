import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { usePage } from "./page-context.ts";

/** Words that are hidden until somebody asks for them. */
export function Spoiler({ children }: { children: ComponentChildren }) {
  const { t } = usePage();
  const [shown, setShown] = useState(false);
  if (shown) return <span class="spoiler-shown">{children}</span>;
  return (
    <button type="button" class="spoiler" aria-label={t("spoiler")} onClick={() => setShown(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  );
}

/** A long quotation that first shows its beginning. */
export function Expandable({ children }: { children: ComponentChildren }) {
  const { t } = usePage();
  const [open, setOpen] = useState(false);
  return (
    <blockquote class={open ? "" : "folded"}>
      <span class="folded-text">{children}</span>
      <button type="button" class="text-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t("quote-less") : t("quote-more")}
      </button>
    </blockquote>
  );
}
