import { useState } from "preact/hooks";
import { usePage } from "./page-context.ts";
import { PaneDialog } from "./pane-dialog.tsx";

interface TopicFormProps {
  readonly title: string;
  readonly name?: string;
  readonly onClose: () => void;
  readonly onSave: (name: string) => Promise<unknown>;
}

/** The name of a new or known topic. */
export function TopicForm({ title, name: before = "", onClose, onSave }: TopicFormProps) {
  const { t, run } = usePage();
  const [name, setName] = useState(before);
  return (
    <PaneDialog title={title} onClose={onClose} testId="topic-form">
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          if (await run(onSave(name))) onClose();
        }}
      >
        <input
          class="wide-input"
          required
          maxLength={128}
          aria-label={t("topic-name")}
          placeholder={t("topic-name")}
          data-testid="topic-name"
          data-autofocus
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="button primary">
            {t("save")}
          </button>
        </div>
      </form>
    </PaneDialog>
  );
}
