import { useState } from "preact/hooks";
import { useStore } from "../hooks/use-store.ts";
import type { StartLink } from "../model/address.ts";
import type { Person } from "../model/state.ts";
import { CodesRow } from "./codes-row.tsx";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { usePage } from "./page-context.ts";
import { PersonForm } from "./person-form.tsx";
import { PersonRow } from "./person-row.tsx";

interface PeopleListProps {
  /** The link somebody is about to open. */
  readonly link: StartLink | undefined;
  readonly onChoose: (person: Person) => void;
  readonly onCancelLink: () => void;
}

/** Everybody in the sandbox, to choose whom to be; deleted accounts come last. */
export function PeopleList({ link, onChoose, onCancelLink }: PeopleListProps) {
  const { store, t } = usePage();
  const people = useStore(store, (state) => state.people);
  const bot = useStore(store, ({ bots }) => bots.find(({ username }) => username === link?.bot));
  const [form, setForm] = useState<Person | "new" | null>(null);
  const sorted = people.toSorted((a, b) => Number(b.active) - Number(a.active));
  return (
    <section class="directory" aria-label={t("choose-person")}>
      <header class="directory-header">
        <h2>{link ? t("open-link-as", { bot: bot?.first_name ?? link.bot }) : t("choose-person")}</h2>
        {link && <IconButton icon="close" label={t("cancel")} onClick={onCancelLink} />}
      </header>
      <p class="quiet directory-hint">{link ? t("open-link-hint") : t("choose-person-hint")}</p>
      {!link && <CodesRow />}
      <ul class="rows">
        {sorted.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            onChoose={() => onChoose(person)}
            onEdit={() => setForm(person)}
          />
        ))}
      </ul>
      <button type="button" class="button add" data-testid="new-person" onClick={() => setForm("new")}>
        <Icon name="plus" size={18} /> {t("new-person")}
      </button>
      {form && (
        <PersonForm
          person={form === "new" ? undefined : form}
          onClose={() => setForm(null)}
          onSaved={(person) => {
            setForm(null);
            if (form === "new") onChoose(person);
          }}
        />
      )}
    </section>
  );
}
