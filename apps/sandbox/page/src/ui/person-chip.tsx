import type { Person } from "../model/state.ts";
import { Avatar } from "./avatar.tsx";
import { usePage } from "./page-context.ts";

/** As whom a pane reads and writes; pressing it changes that. */
export function PersonChip(props: { person: Person; name: string; onChange: () => void }) {
  const { person, name, onChange } = props;
  const { t } = usePage();
  return (
    <button
      type="button"
      class="person-chip"
      aria-label={t("change-person", { name })}
      title={t("change-person", { name })}
      data-testid="person-chip"
      onClick={onChange}
    >
      <span class="person-chip-name" dir="auto">
        {name}
      </span>
      <Avatar id={person.id} name={name} />
    </button>
  );
}
