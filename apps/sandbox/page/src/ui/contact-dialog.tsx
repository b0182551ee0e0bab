import { useState } from "preact/hooks";
import type { ContactChoice } from "../api/control.ts";
import { useStore } from "../hooks/use-store.ts";
import { fullName } from "../model/people.ts";
import type { ChatModel, ChatPlace } from "../model/state.ts";
import { Avatar } from "./avatar.tsx";
import { usePage } from "./page-context.ts";
import { PaneDialog } from "./pane-dialog.tsx";

interface ContactDialogProps {
  model: ChatModel;
  place: ChatPlace;
  onClose: () => void;
}

/** Sends a contact: one's own, another person's (a bot must notice), or a bare number. */
export function ContactDialog({ model, place, onClose }: ContactDialogProps) {
  const { t, store, actions, run } = usePage();
  const people = useStore(store, (state) => state.people);
  const [phone, setPhone] = useState("");
  const others = people.filter(({ id, active }) => active && id !== model.person.id);

  function share(choice: ContactChoice) {
    onClose();
    run(actions.shareContact(place, choice));
  }

  return (
    <PaneDialog title={t("share-contact-title")} onClose={onClose} testId="contact-dialog">
      <div class="choices">
        {[model.person, ...others].map((person) => (
          <button
            key={person.id}
            type="button"
            class="choice"
            onClick={() => share(person.id === model.person.id ? {} : { person_id: person.id })}
          >
            <Avatar id={person.id} name={fullName(person)} />
            <span class="card-words">
              <b dir="auto">{fullName(person)}</b>
              <span>{person.id === model.person.id ? t("contact-own") : person.phone}</span>
            </span>
          </button>
        ))}
      </div>
      <form
        class="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          share({ phone_number: phone, first_name: phone, user_id: null });
        }}
      >
        <input
          type="tel"
          required
          pattern="\+?[0-9]{7,15}"
          placeholder="+79001234567"
          aria-label={t("contact-phone")}
          value={phone}
          onInput={(event) => setPhone(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {t("share")}
        </button>
      </form>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
    </PaneDialog>
  );
}
