import { useEffect, useState } from "preact/hooks";
import { useStore } from "../hooks/use-store.ts";
import { type ChatPlace, chatKey, type GroupState } from "../model/state.ts";
import { Avatar } from "./avatar.tsx";
import { usePage } from "./page-context.ts";
import { PaneDialog } from "./pane-dialog.tsx";

interface ForwardDialogProps {
  readonly person: number;
  /** Where the message is. */
  readonly from: ChatPlace;
  readonly onForward: (to: ChatPlace) => void;
  readonly onClose: () => void;
}

/** Asks where a message is to go: to any bot or group of this person. */
export function ForwardDialog({ person, from, onForward, onClose }: ForwardDialogProps) {
  const { store, control, run, t } = usePage();
  const bots = useStore(store, (state) => state.bots);
  const [groups, setGroups] = useState<GroupState[]>([]);
  useEffect(() => {
    void run(control.groups(person).then((list) => setGroups(list.groups.map(({ group }) => group))));
  }, [person, control, run]);
  const targets: { id: number; name: string; place: ChatPlace; bot: boolean }[] = [
    ...bots.map(({ id, first_name: name, username: bot }) => {
      return { id, name, place: { bot, chat_id: person }, bot: true };
    }),
    ...groups.map(({ chat_id: id, title: name }) => {
      return { id, name, place: { group: id, person }, bot: false };
    }),
  ];
  return (
    <PaneDialog title={t("forward-to")} onClose={onClose} testId="forward-dialog">
      <ul class="rows">
        {targets.map(({ id, name, place, bot }) => (
          <li key={chatKey(place)} class="row">
            <button
              type="button"
              class="row-main"
              data-testid={`forward-${"bot" in place ? place.bot : id}`}
              onClick={() => {
                onClose();
                onForward(place);
              }}
            >
              <Avatar id={id} name={name} bot={bot} />
              <span class="card-words">
                <b dir="auto">{name}</b>
                {chatKey(place) === chatKey(from) && <span class="quiet">{t("this-chat")}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
    </PaneDialog>
  );
}
