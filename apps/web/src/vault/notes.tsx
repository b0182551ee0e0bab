import { useState } from "preact/hooks";
import { localZone } from "../account/local-zone.ts";
import { formatTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { randomId } from "../ui/random-id.ts";
import { SubmitButton } from "../ui/submit-button.tsx";
import { addNote, type Note, removeNote, type VaultEdit } from "./contents.ts";

interface Props {
  readonly notes: readonly Note[];
  readonly busy: boolean;
  readonly change: (edit: VaultEdit) => Promise<boolean>;
}

export function Notes({ notes, busy, change }: Props) {
  const { t, language } = useTexts();
  const [text, setText] = useState("");
  const add = async () => {
    const note = { id: randomId(), text: text.trim(), at: new Date().toISOString() };
    if (note.text !== "" && (await change(addNote(note)))) setText("");
  };
  return (
    <section class="card stack" aria-labelledby="notes-title">
      <h2 id="notes-title">{t("notes-title")}</h2>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label class="field">
          <span class="visually-hidden">{t("note-new")}</span>
          <textarea
            value={text}
            maxLength={4000}
            placeholder={t("note-placeholder")}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <SubmitButton label={t("note-add")} busy={busy} class="quiet" />
      </form>
      {notes.length === 0 ? (
        <p class="muted">{t("notes-none")}</p>
      ) : (
        <ul class="rows">
          {notes.map(({ id, text: written, at }) => (
            <li key={id} class="vault-item">
              <div>
                <p class="note-text">
                  <bdi>{written}</bdi>
                </p>
                <time class="muted small" dateTime={at}>
                  {formatTime(at, localZone(), language, Date.now())}
                </time>
              </div>
              <button
                type="button"
                class="link bad small"
                aria-label={t("note-remove-this", { text: written.slice(0, 40) })}
                disabled={busy}
                onClick={() => void change(removeNote(id))}
              >
                {t("remove")}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
