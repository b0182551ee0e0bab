import { useState } from "preact/hooks";
import type { ContactChoice } from "../api/control.ts";
import { Field } from "./field.tsx";
import { usePage } from "./page-context.ts";

/** A contact of anybody at all, with the Telegram account it is to name, if any. */
export function ContactForm({ onSend }: { onSend: (choice: ContactChoice) => void }) {
  const { t } = usePage();
  const [values, setValues] = useState({ phone: "", name: "", id: "" });
  const bound = (name: keyof typeof values) => ({
    value: values[name],
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });
  return (
    <form
      class="contact-form"
      onSubmit={(event) => {
        event.preventDefault();
        const { phone, name, id } = values;
        onSend({ phone_number: phone, first_name: name || phone, user_id: id ? Number(id) : null });
      }}
    >
      <p class="quiet">{t("contact-other")}</p>
      <Field label={t("contact-phone")}>
        <input
          {...bound("phone")}
          type="tel"
          required
          pattern="[+0-9 \(\)\-]{5,32}"
          placeholder="+79991234567"
        />
      </Field>
      <div class="field-pair">
        <Field label={t("contact-name")}>
          <input {...bound("name")} maxLength={64} placeholder={t("optional")} />
        </Field>
        <Field label={t("contact-id")}>
          <input
            {...bound("id")}
            inputMode="numeric"
            pattern="[0-9]{1,15}"
            placeholder={t("contact-id-none")}
          />
        </Field>
      </div>
      <button type="submit" class="button primary">
        {t("send")}
      </button>
    </form>
  );
}
