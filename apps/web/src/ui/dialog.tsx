import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useModal } from "./use-modal.ts";

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Escape. */
  readonly onClose: () => void;
}

/** A modal dialog. */
export function Dialog({ title, children, onClose }: DialogProps) {
  const id = useId();
  const modal = useModal(onClose);
  return (
    <dialog {...modal} class="dialog" aria-labelledby={id}>
      <div class="stack">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
