import { useState } from "preact/hooks";
import { useStore } from "../hooks/use-store.ts";
import { fullName } from "../model/people.ts";
import type { Person } from "../model/state.ts";
import { usePage } from "./page-context.ts";
import { PaneDialog } from "./pane-dialog.tsx";

interface GroupFormProps {
  /** Its creator. */
  readonly me: Person;
  readonly onClose: () => void;
  readonly onMade: (group: number) => void;
}

/** A new group: its name, whether it has topics, and who is in it from the beginning. */
export function GroupForm({ me, onClose, onMade }: GroupFormProps) {
  const { t, store, control, run } = usePage();
  const people = useStore(store, (state) => state.people);
  const bots = useStore(store, (state) => state.bots);
  const [title, setTitle] = useState("");
  const [forum, setForum] = useState(true);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());

  async function make() {
    const members = [me.id, ...people.filter(({ id }) => chosen.has(id)).map(({ id }) => id)];
    const { group } = await control.createGroup({ title, is_forum: forum, members });
    for (const bot of bots)
      if (chosen.has(bot.id)) await control.addMember(group.chat_id, bot.username, me.id);
    onMade(group.chat_id);
  }
  const toggle = (id: number, on: boolean) =>
    setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  const choices = [
    ...bots.map((bot) => ({ id: bot.id, name: `${bot.first_name} @${bot.username}` })),
    ...people
      .filter(({ id, active }) => active && id !== me.id)
      .map((person) => ({ id: person.id, name: fullName(person) })),
  ];

  return (
    <PaneDialog title={t("new-group")} onClose={onClose} testId="group-form">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(make());
        }}
      >
        <input
          class="wide-input"
          required
          maxLength={128}
          aria-label={t("group-title")}
          placeholder={t("group-title")}
          data-testid="group-title"
          data-autofocus
          value={title}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
        <Check label={t("group-forum")} checked={forum} onChange={setForum} />
        <p class="quiet">{t("group-who")}</p>
        {choices.map(({ id, name }) => (
          <Check key={id} label={name} checked={chosen.has(id)} onChange={(on) => toggle(id, on)} />
        ))}
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="button primary" data-testid="group-create">
            {t("create")}
          </button>
        </div>
      </form>
    </PaneDialog>
  );
}

function Check(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span dir="auto">{props.label}</span>
    </label>
  );
}
