import { useEffect, useState } from "preact/hooks";
import { useStore } from "../hooks/use-store.ts";
import type { PaneAddress, Side, StartLink } from "../model/address.ts";
import { chatKey } from "../model/state.ts";
import { Chat } from "./chat.tsx";
import { ChatList } from "./chat-list.tsx";
import { usePage } from "./page-context.ts";
import { PeopleList } from "./people-list.tsx";

interface PaneProps {
  side: Side;
  address: PaneAddress;
  link: StartLink | undefined;
  visible: boolean;
  onGo: (to: PaneAddress) => void;
  onLinkSpent: () => void;
}

/** One side of the page: people, then a person's chats, then a chat. */
export function Pane({ side, address, link, visible, onGo, onLinkSpent }: PaneProps) {
  const { store, t } = usePage();
  const person = useStore(store, ({ people }) => people.find(({ id }) => id === address.person));
  const known = useStore(store, ({ people }) => people.length > 0);
  const { person: personId, bot } = address;
  // Somebody the sandbox does not know (any more) cannot be shown: choose again.
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
      {chosen && !bot && person && (
        <ChatList
          person={person}
          onChoose={(username) => onGo({ person: person.id, bot: username })}
          onBack={() => onGo({})}
        />
      )}
      {chosen && bot && (
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
  side: Side;
  bot: string;
  person: number;
  visible: boolean;
  payload: string | null;
  onLinkSpent: () => void;
  onGo: (to: PaneAddress) => void;
}

/** Reads a chat when the live events have begun, so that nothing falls between them. */
function OpenChat({ side, bot, person, visible, payload, onLinkSpent, onGo }: OpenChatProps) {
  const { store, actions, run, t } = usePage();
  const live = useStore(store, ({ connection }) => connection === "live");
  const model = useStore(store, ({ chats }) => chats[chatKey({ bot, chat_id: person })]);
  const [failed, setFailed] = useState(false);
  const missing = model === undefined;

  useEffect(() => {
    if (!live || !missing) return;
    run(actions.loadChat({ bot, chat_id: person })).then((worked) => setFailed(!worked));
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
  return (
    <div class="empty">
      <p role="status">{failed ? t("no-such-chat") : t("loading")}</p>
      <button type="button" class="button" onClick={() => onGo({})}>
        {t("choose-person")}
      </button>
    </div>
  );
}
