import { useEffect, useState } from "preact/hooks";
import { useStore } from "../hooks/use-store.ts";
import { oneLine } from "../model/messages.ts";
import { fullName } from "../model/people.ts";
import type { Bot, DisplayMessage, Person } from "../model/state.ts";
import { Avatar } from "./avatar.tsx";
import { Badge } from "./badge.tsx";
import { IconButton } from "./icon-button.tsx";
import { usePage } from "./page-context.ts";

interface ChatListProps {
  person: Person;
  onChoose: (bot: string) => void;
  onBack: () => void;
}

/** The bots a person can write to, with the last message of each chat. */
export function ChatList({ person, onChoose, onBack }: ChatListProps) {
  const { store, control, run, t } = usePage();
  const bots = useStore(store, (state) => state.bots);
  const unread = useStore(store, (state) => state.unread);
  const [last, setLast] = useState<Record<string, DisplayMessage | null>>({});
  const name = fullName(person);

  // Read again when something new has come to any chat.
  useEffect(() => {
    const read = control.chats(person.id).then(({ chats }) => {
      setLast(Object.fromEntries(chats.map(({ chat, last_message }) => [chat.bot, last_message])));
    });
    run(read);
  }, [person.id, unread, control, run]);

  return (
    <section class="directory" aria-label={t("chats-of", { name })}>
      <header class="directory-header">
        <IconButton icon="back" label={t("back-to-people")} onClick={onBack} />
        <Avatar id={person.id} name={name} />
        <h2 dir="auto">{name}</h2>
      </header>
      <ul class="rows">
        {bots.map((bot) => (
          <ChatRow
            key={bot.username}
            bot={bot}
            last={last[bot.username] ?? null}
            unread={unread[`${bot.username}/${person.id}`] ?? 0}
            onChoose={() => onChoose(bot.username)}
          />
        ))}
      </ul>
    </section>
  );
}

interface ChatRowProps {
  bot: Bot;
  last: DisplayMessage | null;
  unread: number;
  onChoose: () => void;
}

function ChatRow({ bot, last, unread, onChoose }: ChatRowProps) {
  const { t, formats } = usePage();
  const preview = last && (oneLine(last) || t("a-message"));
  return (
    <li class="row">
      <button type="button" class="row-main" data-testid={`chat-${bot.username}`} onClick={onChoose}>
        <Avatar id={bot.id} name={bot.first_name} bot />
        <span class="card-words">
          <b dir="auto">{bot.first_name}</b>
          <span class="quiet" dir="auto">
            {preview ?? bot.short_description ?? ""}
          </span>
        </span>
        {last && <span class="quiet">{formats.time(last.date)}</span>}
        <Badge count={unread} />
      </button>
    </li>
  );
}
