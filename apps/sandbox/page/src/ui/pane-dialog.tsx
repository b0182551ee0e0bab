import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

interface PaneDialogProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly onClose: () => void;
  readonly testId?: string;
  /** Interrupts: read aloud at once. */
  readonly alert?: boolean;
}

/** A question over one pane; the other pane stays usable. Focus goes in and comes back; Escape and a click beside close. */
export function PaneDialog({ title, children, onClose, testId, alert = false }: PaneDialogProps) {
  const cover = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const close = useRef(onClose);
  close.current = onClose;

  // Before it is painted: who sees the question may press Enter at once.
  useLayoutEffect(() => {
    const area = cover.current;
    if (!area) return;
    const before = document.activeElement;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") close.current();
      if (event.key === "Tab") keepInside(event, area);
    };
    const onPress = (event: Event) => event.target === area && close.current();
    area.addEventListener("keydown", onKey);
    area.addEventListener("click", onPress);
    const first = area.querySelector("[data-autofocus]") ?? area.querySelector("input, button");
    if (first instanceof HTMLElement) first.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <div ref={cover} class="dialog-cover">
      <dialog
        open
        class="dialog"
        {...(alert && { role: "alertdialog" })}
        aria-labelledby={titleId}
        data-testid={testId}
      >
        <p id={titleId} class="dialog-title">
          {title}
        </p>
        {children}
      </dialog>
    </div>
  );
}

/** Tab goes round inside: what lies under the cover is not to be reached. */
function keepInside(event: KeyboardEvent, area: HTMLElement): void {
  const stops = [...area.querySelectorAll<HTMLElement>("button, input, select")];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
