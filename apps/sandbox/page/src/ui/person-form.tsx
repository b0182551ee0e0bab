import { useState } from "preact/hooks";
import type { Person } from "../model/state.ts";
import { Field } from "./field.tsx";
import { usePage } from "./page-context.ts";
import { PaneDialog } from "./pane-dialog.tsx";

interface PersonFormProps {
  /** undefined: somebody new. */
  readonly person: Person | undefined;
  readonly onClose: () => void;
  readonly onSaved: (person: Person) => void;
}

/** Who somebody is: the fields of a Telegram account. */
export function PersonForm({ person, onClose, onSaved }: PersonFormProps) {
  const { t, locale, actions, run } = usePage();
  const [values, setValues] = useState({
    first_name: person?.first_name ?? "",
    last_name: person?.last_name ?? "",
    username: person?.username ?? "",
    phone: person?.phone ?? "",
    language_code: person?.language_code ?? locale,
  });

  async function save() {
    const { first_name, last_name, username, phone, language_code } = values;
    const common = { first_name, language_code, ...(phone && { phone }) };
    const work = person
      ? actions.updatePerson(person.id, {
          ...common,
          last_name: last_name || null,
          username: username || null,
        })
      : actions.createPerson({ ...common, ...(last_name && { last_name }), ...(username && { username }) });
    if (await run(work)) onSaved(await work);
  }

  const bound = (name: keyof typeof values) => ({
    name,
    value: values[name],
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });

  return (
    <PaneDialog title={person ? t("edit-person") : t("new-person")} onClose={onClose} testId="person-form">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={t("person-first_name")}>
          <input {...bound("first_name")} required maxLength={64} />
        </Field>
        <Field label={t("person-last_name")}>
          <input {...bound("last_name")} maxLength={64} />
        </Field>
        <Field label={t("person-username")}>
          <input {...bound("username")} pattern="[A-Za-z][A-Za-z0-9_]{3,31}" placeholder={t("optional")} />
        </Field>
        <Field label={t("person-phone")}>
          <input {...bound("phone")} type="tel" pattern="\+[0-9]{7,15}" placeholder={t("made-up")} />
        </Field>
        <Field label={t("person-language_code")}>
          <select
            name="language_code"
            value={values.language_code}
            onChange={(event) => setValues({ ...values, language_code: event.currentTarget.value })}
          >
            {[...new Set(["ru", "en", "de", "kk", "uz", "zh-hans", values.language_code])].map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </select>
        </Field>
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
