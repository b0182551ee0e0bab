import type { ComponentChildren } from "preact";
import type { Attempt } from "../session/once.ts";
import { useTexts } from "../text/context.tsx";
import { Dialog } from "./dialog.tsx";
import { ProblemNote } from "./problem-note.tsx";

interface ConfirmProps extends Attempt {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks for confirmation before something that cannot be undone. */
export function ConfirmDialog(props: ConfirmProps) {
  const { t } = useTexts();
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.disabled) props.onConfirm();
        }}
      >
        {props.children}
        <ProblemNote problem={props.problem} />
        <div class="dialog-foot">
          <button type="button" class="button quiet" onClick={props.onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="button danger" aria-disabled={props.busy || props.disabled}>
            {props.busy && <span class="spinner" aria-hidden="true" />}
            {props.label}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
