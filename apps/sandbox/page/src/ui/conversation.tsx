import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useStore } from "../hooks/use-store.ts";
import type { Side } from "../model/address.ts";
import {
  type ChatPlace,
  chatKey,
  type DisplayMessage,
  type Person,
  type Talk,
  unreadKey,
} from "../model/state.ts";
import { ForwardDialog } from "./forward-dialog.tsx";
import { jumpTo } from "./jump.ts";
import type { MessageActions } from "./message.tsx";
import { MessageList } from "./message-list.tsx";
import { MessageMenu } from "./message-menu.tsx";
import { usePage } from "./page-context.ts";
import { PinnedBar } from "./pinned-bar.tsx";
import { TapAnswer } from "./tap-answer.tsx";

/** The message a composer answers (perhaps a part of it) or rewrites. */
export interface Composing {
  readonly mode: "reply" | "edit";
  readonly message: DisplayMessage;
  readonly quote?: string | undefined;
}

interface ConversationProps {
  readonly label: string;
  readonly talk: Talk;
  /** Must stay the same object while it means the same place. */
  readonly place: ChatPlace;
  readonly me: Person;
  /** Pinned message ids, the newest pin first. */
  readonly pinned: number[];
  readonly side: Side;
  readonly visible: boolean;
  /** Several people write here: bubbles say who. */
  readonly named?: boolean;
  readonly header: ComponentChildren;
  /** Stands in place of the messages while there are none. */
  readonly empty: ComponentChildren;
  readonly footer: (
    composing: Composing | null,
    onComposing: (next: Composing | null) => void,
  ) => ComponentChildren;
}

/** What chats of both kinds have between header and footer: pin, messages, what can be done with each. */
export function Conversation(props: ConversationProps) {
  const { label, talk, place, me, pinned, side, visible, named = false, header, empty, footer } = props;
  const { store, actions, run, say, t, followLink } = usePage();
  const key = chatKey(place);
  const readKey = unreadKey(place);
  const unread = useStore(store, (state) => state.unread[readKey] ?? 0);
  const [composing, setComposing] = useState<Composing | null>(null);
  const [menu, setMenu] = useState<{ message: DisplayMessage; anchor: DOMRect; quote: string } | null>(null);

  const [forwarding, setForwarding] = useState<number | null>(null);

  const messageActions = useMemo<MessageActions>(
    () => ({
      side,
      onTap: ({ message_id, inline_keyboard }, row, column) => {
        const data = inline_keyboard?.[row]?.[column]?.callback_data;
        return run(actions.tap(place, { message_id, row, column, data }));
      },
      onCommand: (command) => run(actions.say(place, command)),
      onLink: (url) => followLink(url, side),
      onMenu: (message, anchor, quote) => setMenu({ message, anchor, quote }),
      onReact: ({ message_id }, emoji) => run(actions.react(place, message_id, emoji)),
      onJump: (message_id) => !jumpTo(side, message_id) && say(t("not-loaded")),
    }),
    [side, place, actions, run, say, t, followLink],
  );
  const onRead = useMemo(() => () => store.dispatch({ type: "read", key: readKey }), [store, readKey]);

  const { doing, tapAnswer } = talk;
  useEffect(() => {
    if (!doing) return;
    const timer = setTimeout(() => store.dispatch({ type: "doing_over", key }), 5_000);
    return () => clearTimeout(timer);
  }, [doing, store, key]);

  const oldest = talk.messages[0]?.message_id;
  return (
    <section class="chat" aria-label={label}>
      {header}
      <PinnedBar pinned={pinned} messages={talk.messages} onJump={messageActions.onJump} />
      {talk.messages.length === 0 ? (
        empty
      ) : (
        <MessageList
          talk={talk}
          me={me.id}
          named={named}
          actions={messageActions}
          unread={unread}
          visible={visible}
          onRead={onRead}
          onOlder={() => (oldest === undefined ? Promise.resolve() : run(actions.loadOlder(place, oldest)))}
        />
      )}
      {footer(composing, setComposing)}
      {menu && (
        <MessageMenu
          {...menu}
          me={me.id}
          onClose={() => setMenu(null)}
          onReply={(quote) => setComposing({ mode: "reply", message: menu.message, quote })}
          onForward={() => setForwarding(menu.message.message_id)}
          onEdit={() => setComposing({ mode: "edit", message: menu.message })}
          onPin={() => run(actions.pin(place, menu.message.message_id, !menu.message.pinned))}
          onDelete={() => run(actions.removeMessage(place, menu.message.message_id))}
          onReact={(emoji) => messageActions.onReact(menu.message, emoji)}
        />
      )}
      {forwarding !== null && (
        <ForwardDialog
          person={me.id}
          from={place}
          onForward={(to) => run(actions.forward(place, [forwarding], to).then(() => say(t("forwarded"))))}
          onClose={() => setForwarding(null)}
        />
      )}
      {tapAnswer?.person_id === me.id && (
        <TapAnswer
          key={tapAnswer.id}
          answer={tapAnswer.answer}
          side={side}
          onClose={() => store.dispatch({ type: "tap_answer_closed", key })}
        />
      )}
    </section>
  );
}
