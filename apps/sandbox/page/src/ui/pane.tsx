import { useEffect, useState } from "preact/hooks";
import { useStore } from "../hooks/use-store.ts";
import type { PaneAddress, Side, StartLink } from "../model/address.ts";
import { chatKey, type Person } from "../model/state.ts";
import { Chat } from "./chat.tsx";
import { ChatList } from "./chat-list.tsx";
import { GroupChat } from "./group-chat.tsx";
import { usePage } from "./page-context.ts";
import { PeopleList } from "./people-list.tsx";

interface PaneProps {
  readonly side: Side;
  readonly address: PaneAddress;
  readonly link: StartLink | undefined;
  readonly visible: boolean;
  readonly onGo: (to: PaneAddress) => void;
  readonly onLinkSpent: () => void;
}

/** One side of the page: people, then a person's chats, then a chat. */
export function Pane({ side, address, link, visible, onGo, onLinkSpent }: PaneProps) {
  const { store, t } = usePage();
  const person = useStore(store, ({ people }) => people.find(({ id }) => id === address.person));
  const known = useStore(store, ({ people }) => people.length > 0);
  const { person: personId, bot, group, topic } = address;
  // Somebody the sandbox does not know (any longer) cannot be shown: choose again.
  const chosen = personId !== undefined && (person !== undefined || !known);
  return (
    <main class="pane" data-testid={`pane-${side}`} aria-label={t(`pane-${side}`)} hidden={!visible}>
      {!chosen && (
        <PeopleList
          link={link}
          onChoose={({ id }) => onGo({ person: id, ...(bot && { bot }) })}
          onCancelLink={() => onGo({})}
        />
      )}
      {chosen && !bot && group === undefined && person && (
        <ChatList
          person={person}
          onChoose={(chat) => onGo({ person: person.id, ...chat })}
          onBack={() => onGo({})}
        />
      )}
      {group !== undefined && person && (
        <OpenGroup
          key={`${group}/${person.id}`}
          side={side}
          group={group}
          topic={topic}
          person={person}
          visible={visible}
          onGo={onGo}
        />
      )}
      {chosen && bot && group === undefined && (
        <OpenChat
          key={`${bot}/${personId}`}
          side={side}
          bot={bot}
          person={personId}
          visible={visible}
          payload={link?.bot === bot ? link.payload : null}
          onLinkSpent={onLinkSpent}
          onGo={onGo}
        />
      )}
    </main>
  );
}

interface OpenChatProps {
  readonly side: Side;
  readonly bot: string;
  readonly person: number;
  readonly visible: boolean;
  readonly payload: string | null;
  readonly onLinkSpent: () => void;
  readonly onGo: (to: PaneAddress) => void;
}

/** Reads a chat when the live events have begun, so that nothing falls between them. */
function OpenChat({ side, bot, person, visible, payload, onLinkSpent, onGo }: OpenChatProps) {
  const { store, actions, run } = usePage();
  const live = useStore(store, ({ connection }) => connection === "live");
  const model = useStore(store, ({ chats }) => chats[chatKey({ bot, chat_id: person })]);
  const [failed, setFailed] = useState(false);
  const missing = model === undefined;

  useEffect(() => {
    if (!live || !missing) return;
    void run(actions.loadChat({ bot, chat_id: person })).then((worked) => setFailed(!worked));
  }, [live, missing, bot, person, actions, run]);

  if (model)
    return (
      <Chat
        model={model}
        side={side}
        visible={visible}
        payload={payload}
        onPayloadSpent={onLinkSpent}
        onBack={() => onGo({ person })}
        onChangePerson={() => onGo(payload === null ? {} : { bot })}
      />
    );
  return <NotOpen failed={failed} onLeave={() => onGo({})} />;
}

interface OpenGroupProps {
  readonly side: Side;
  readonly group: number;
  readonly topic: number | undefined;
  readonly person: Person;
  readonly visible: boolean;
  readonly onGo: (to: PaneAddress) => void;
}

/** The same for a group, which both panes may have open. */
function OpenGroup({ side, group, topic, person, visible, onGo }: OpenGroupProps) {
  const { store, actions, run } = usePage();
  const live = useStore(store, ({ connection }) => connection === "live");
  const model = useStore(store, ({ groups }) => groups[chatKey({ group })]);
  const [failed, setFailed] = useState(false);
  const missing = model === undefined;

  useEffect(() => {
    if (!live || !missing) return;
    void run(actions.loadGroup(group)).then((worked) => setFailed(!worked));
  }, [live, missing, group, actions, run]);

  if (model)
    return <GroupChat model={model} me={person} topic={topic} side={side} visible={visible} onGo={onGo} />;
  return <NotOpen failed={failed} onLeave={() => onGo({ person: person.id })} />;
}

function NotOpen({ failed, onLeave }: { failed: boolean; onLeave: () => void }) {
  const { t } = usePage();
  return (
    <div class="empty">
      <p role="status">{failed ? t("no-such-chat") : t("loading")}</p>
      <button type="button" class="button" onClick={onLeave}>
        {t("choose-person")}
      </button>
    </div>
  );
}
