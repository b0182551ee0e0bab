import { useStore } from "../hooks/use-store.ts";
import { fullName } from "../model/people.ts";
import type { Person } from "../model/state.ts";
import { Avatar } from "./avatar.tsx";
import { Badge } from "./badge.tsx";
import { Menu } from "./menu.tsx";
import { usePage } from "./page-context.ts";

interface PersonRowProps {
  readonly person: Person;
  readonly onChoose: () => void;
  readonly onEdit: () => void;
}

/** One person in the list, with what waits unread for them. */
export function PersonRow({ person, onChoose, onEdit }: PersonRowProps) {
  const { store, actions, run, t } = usePage();
  const unread = useStore(store, (state) =>
    Object.entries(state.unread).reduce(
      (sum, [key, count]) => sum + (key.endsWith(`/${person.id}`) ? count : 0),
      0,
    ),
  );
  const name = fullName(person);
  const details = [person.username && `@${person.username}`, person.phone].filter(Boolean).join(" · ");
  return (
    <li class={person.active ? "row" : "row inactive"}>
      <button type="button" class="row-main" data-testid={`person-${person.id}`} onClick={onChoose}>
        <Avatar id={person.id} name={name} />
        <span class="card-words">
          <b dir="auto">{name}</b>
          <span class="quiet">{person.active ? details : t("account-deleted-short")}</span>
        </span>
        <span class="language" title={person.language_code}>
          {person.language_code.slice(0, 2).toUpperCase()}
        </span>
        <Badge count={unread} />
      </button>
      <Menu
        icon="more"
        label={t("person-menu", { name })}
        items={[
          { icon: "edit", label: t("edit-person"), onChoose: onEdit },
          person.active
            ? {
                icon: "trash",
                label: t("deactivate"),
                danger: true,
                onChoose: () => run(actions.updatePerson(person.id, { active: false })),
              }
            : {
                icon: "person",
                label: t("activate"),
                onChoose: () => run(actions.updatePerson(person.id, { active: true })),
              },
        ]}
      />
    </li>
  );
}
