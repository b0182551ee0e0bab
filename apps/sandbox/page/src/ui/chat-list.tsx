import { useEffect, useState } from "preact/hooks";
import { copyText } from "../api/copy.ts";
import { useStore } from "../hooks/use-store.ts";
import { unreadOfGroup } from "../model/groups.ts";
import { oneLine } from "../model/messages.ts";
import { fullName } from "../model/people.ts";
import type { DisplayMessage, GroupState, Person } from "../model/state.ts";
import { Avatar } from "./avatar.tsx";
import { Badge } from "./badge.tsx";
import { CodesRow } from "./codes-row.tsx";
import { GroupForm } from "./group-form.tsx";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { usePage } from "./page-context.ts";
import { PersonForm } from "./person-form.tsx";

interface ChatListProps {
  readonly person: Person;
  readonly onChoose: (chat: { bot: string } | { group: number }) => void;
  readonly onBack: () => void;
}

type GroupEntry = { group: GroupState; last_message: DisplayMessage | null };

/** The bots a person can write to and the groups they are in, with the last message of each. */
export function ChatList({ person, onChoose, onBack }: ChatListProps) {
  const { store, control, run, say, t } = usePage();
  const bots = useStore(store, (state) => state.bots);
  const unread = useStore(store, (state) => state.unread);
  const changes = useStore(store, (state) => state.groupChanges);
  const [last, setLast] = useState<Record<string, DisplayMessage | null>>({});
  const [groups, setGroups] = useState<GroupEntry[]>([]);
  const [form, setForm] = useState<"group" | "person" | null>(null);
  const name = fullName(person);

  // Read again when something new has come to any chat.
  useEffect(() => {
    const read = control.chats(person.id).then(({ chats }) => {
      setLast(Object.fromEntries(chats.map(({ chat, last_message }) => [chat.bot, last_message])));
    });
    void run(read);
  }, [person.id, unread, control, run]);
  useEffect(() => {
    void run(control.groups(person.id).then((list) => setGroups(list.groups)));
  }, [person.id, unread, changes, control, run]);

  async function copyPhone() {
    say(t((await copyText(person.phone)) ? "copied" : "copy-failed", { text: person.phone }));
  }

  return (
    <section class="directory" aria-label={t("chats-of", { name })}>
      <header class="directory-header">
        <IconButton icon="back" label={t("back-to-people")} onClick={onBack} />
        <Avatar id={person.id} name={name} />
        <h2 dir="auto">{name}</h2>
      </header>
      <p class="directory-phone">
        <button
          type="button"
          class="text-button"
          title={t("copy")}
          data-testid="person-phone"
          onClick={copyPhone}
        >
          {person.phone}
        </button>
        <IconButton icon="edit" label={t("edit-person")} onClick={() => setForm("person")} />
      </p>
      <ul class="rows">
        {bots.map((bot) => (
          <ChatRow
            key={bot.username}
            id={bot.id}
            name={bot.first_name}
            bot
            about={bot.short_description}
            testId={`chat-${bot.username}`}
            last={last[bot.username] ?? null}
            unread={unread[`${bot.username}/${person.id}`] ?? 0}
            onChoose={() => onChoose({ bot: bot.username })}
          />
        ))}
        {groups.map(({ group, last_message }) => (
          <ChatRow
            key={group.chat_id}
            id={group.chat_id}
            name={group.title}
            about={t("group-size", { count: group.members.length })}
            testId={`chat-${group.chat_id}`}
            last={last_message?.service ? null : last_message}
            unread={unreadOfGroup(unread, group.chat_id)}
            onChoose={() => onChoose({ group: group.chat_id })}
          />
        ))}
        <li class="row">
          <CodesRow person={person} />
        </li>
      </ul>
      <button type="button" class="button add" data-testid="new-group" onClick={() => setForm("group")}>
        <Icon name="plus" size={18} /> {t("new-group")}
      </button>
      {form === "group" && (
        <GroupForm me={person} onClose={() => setForm(null)} onMade={(group) => onChoose({ group })} />
      )}
      {form === "person" && (
        <PersonForm person={person} onClose={() => setForm(null)} onSaved={() => setForm(null)} />
      )}
    </section>
  );
}

interface ChatRowProps {
  readonly id: number;
  readonly name: string;
  readonly bot?: boolean;
  /** Stands where there is no message yet. */
  readonly about: string;
  readonly testId: string;
  readonly last: DisplayMessage | null;
  readonly unread: number;
  readonly onChoose: () => void;
}

function ChatRow({ id, name, bot = false, about, testId, last, unread, onChoose }: ChatRowProps) {
  const { t, formats } = usePage();
  const preview = last && (oneLine(last) || t("a-message"));
  return (
    <li class="row">
      <button type="button" class="row-main" data-testid={testId} onClick={onChoose}>
        <Avatar id={id} name={name} bot={bot} />
        <span class="card-words">
          <b dir="auto">{name}</b>
          <span class="quiet" dir="auto">
            {preview ?? about}
          </span>
        </span>
        {last && <span class="quiet">{formats.time(last.date)}</span>}
        <Badge count={unread} />
      </button>
    </li>
  );
}
