import { useState } from "preact/hooks";
import type { Person } from "../model/state.ts";
import { usePage } from "./page-context.ts";
import { PaneDialog } from "./pane-dialog.tsx";

interface PersonFormProps {
  /** undefined: somebody new. */
  person: Person | undefined;
  onClose: () => void;
  onSaved: (person: Person) => void;
}

interface InputOptions {
  type?: "tel";
  required?: boolean;
  maxLength?: number;
  pattern?: string;
  placeholder?: string;
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

  const field = (name: keyof typeof values, options: InputOptions = {}) => (
    <label class="field">
      <span>{t(`person-${name}`)}</span>
      <input
        {...options}
        name={name}
        value={values[name]}
        onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
      />
    </label>
  );

  return (
    <PaneDialog title={person ? t("edit-person") : t("new-person")} onClose={onClose} testId="person-form">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {field("first_name", { required: true, maxLength: 64 })}
        {field("last_name", { maxLength: 64 })}
        {field("username", { pattern: "[A-Za-z][A-Za-z0-9_]{3,31}", placeholder: t("optional") })}
        {field("phone", { type: "tel", pattern: "\\+[0-9]{7,15}", placeholder: t("made-up") })}
        <label class="field">
          <span>{t("person-language_code")}</span>
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
        </label>
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
