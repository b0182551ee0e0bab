import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface PaneDialogProps {
  title: string;
  children?: ComponentChildren;
  onClose: () => void;
  testId?: string;
  /** Interrupts: read aloud at once. */
  alert?: boolean;
}

/** A question over one pane; the other pane stays usable. Focus goes in and comes back; Escape closes. */
export function PaneDialog({ title, children, onClose, testId, alert = false }: PaneDialogProps) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector<HTMLElement>("[data-autofocus], input, select, button")?.focus();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  return (
    <div class="dialog-cover" onClick={(event) => event.target === event.currentTarget && onClose()}>
      <div
        ref={box}
        class="dialog"
        role={alert ? "alertdialog" : "dialog"}
        aria-labelledby={titleId}
        data-testid={testId}
        onKeyDown={(event) => event.key === "Escape" && onClose()}
      >
        <p id={titleId} class="dialog-title">
          {title}
        </p>
        {children}
      </div>
    </div>
  );
}
