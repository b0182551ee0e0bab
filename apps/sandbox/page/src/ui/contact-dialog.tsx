import type { ContactChoice } from "../api/control.ts";
import { useStore } from "../hooks/use-store.ts";
import { fullName } from "../model/people.ts";
import type { ChatPlace, Person } from "../model/state.ts";
import { Avatar } from "./avatar.tsx";
import { ContactForm } from "./contact-form.tsx";
import { usePage } from "./page-context.ts";
import { PaneDialog } from "./pane-dialog.tsx";

interface ContactDialogProps {
  readonly me: Person;
  readonly place: ChatPlace;
  readonly onClose: () => void;
}

/** Sends a contact: one's own, another person's (a bot must notice), or anybody's. */
export function ContactDialog({ me, place, onClose }: ContactDialogProps) {
  const { t, store, actions, run } = usePage();
  const people = useStore(store, (state) => state.people);
  const others = people.filter(({ id, active }) => active && id !== me.id);

  function share(choice: ContactChoice) {
    onClose();
    void run(actions.shareContact(place, choice));
  }

  return (
    <PaneDialog title={t("share-contact-title")} onClose={onClose} testId="contact-dialog">
      <div class="choices">
        {[me, ...others].map((person) => (
          <button
            key={person.id}
            type="button"
            class="choice"
            onClick={() => share(person.id === me.id ? {} : { person_id: person.id })}
          >
            <Avatar id={person.id} name={fullName(person)} />
            <span class="card-words">
              <b dir="auto">{fullName(person)}</b>
              <span>{person.id === me.id ? `${t("contact-own")} · ${me.phone}` : person.phone}</span>
            </span>
          </button>
        ))}
      </div>
      <ContactForm onSend={share} />
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
    </PaneDialog>
  );
}
