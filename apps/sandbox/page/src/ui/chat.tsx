import { useEffect, useMemo, useState } from "preact/hooks";
import { useStore } from "../hooks/use-store.ts";
import type { Side } from "../model/address.ts";
import { type ChatModel, type ChatPlace, chatKey, type DisplayMessage } from "../model/state.ts";
import { BotIntroduction } from "./bot-introduction.tsx";
import { ChatFooter } from "./chat-footer.tsx";
import { ChatHeader } from "./chat-header.tsx";
import { jumpTo } from "./jump.ts";
import type { MessageActions } from "./message.tsx";
import { MessageList } from "./message-list.tsx";
import { MessageMenu } from "./message-menu.tsx";
import { Notice } from "./notice.tsx";
import { usePage } from "./page-context.ts";
import { PinnedBar } from "./pinned-bar.tsx";

/** The message a composer answers or rewrites. */
export interface Composing {
  mode: "reply" | "edit";
  message: DisplayMessage;
}

interface ChatProps {
  model: ChatModel;
  side: Side;
  visible: boolean;
  /** A start link that waits for its Start button; "" is one without a payload. */
  payload: string | null;
  onPayloadSpent: () => void;
  onBack: () => void;
  onChangePerson: () => void;
}

/** One chat of a person with a bot, from its header to the composer. */
export function Chat({ model, side, visible, payload, onPayloadSpent, onBack, onChangePerson }: ChatProps) {
  const { store, actions, run, say, t, followLink } = usePage();
  const { bot, chat_id } = model.chat;
  const place = useMemo<ChatPlace>(() => ({ bot, chat_id }), [bot, chat_id]);
  const key = chatKey(place);
  const unread = useStore(store, (state) => state.unread[key] ?? 0);
  const [composing, setComposing] = useState<Composing | null>(null);
  const [menu, setMenu] = useState<{ message: DisplayMessage; anchor: DOMRect } | null>(null);

  const messageActions = useMemo<MessageActions>(
    () => ({
      side,
      onTap: ({ message_id }, row, column) => run(actions.tap(place, { message_id, row, column })),
      onCommand: (command) => run(actions.say(place, command)),
      onLink: (url) => followLink(url, side),
      onMenu: (message, anchor) => setMenu({ message, anchor }),
      onReact: ({ message_id }, emoji) => run(actions.react(place, message_id, emoji)),
      onJump: (message_id) => !jumpTo(side, message_id) && say(t("not-loaded")),
    }),
    [side, place, actions, run, say, t, followLink],
  );
  const onRead = useMemo(() => () => store.dispatch({ type: "read", key }), [store, key]);

  const { doing } = model;
  useEffect(() => {
    if (!doing) return;
    const timer = setTimeout(() => store.dispatch({ type: "doing_over", key }), 5_000);
    return () => clearTimeout(timer);
  }, [doing, store, key]);

  const oldest = model.messages[0]?.message_id;
  return (
    <section class="chat" aria-label={t("chat-with", { bot: model.bot.first_name })}>
      <ChatHeader model={model} place={place} onBack={onBack} onChangePerson={onChangePerson} />
      <PinnedBar model={model} onJump={messageActions.onJump} />
      {model.messages.length === 0 ? (
        <BotIntroduction bot={model.bot} />
      ) : (
        <MessageList
          model={model}
          actions={messageActions}
          unread={unread}
          visible={visible}
          onRead={onRead}
          onOlder={() => (oldest === undefined ? Promise.resolve() : run(actions.loadOlder(place, oldest)))}
        />
      )}
      <ChatFooter
        model={model}
        place={place}
        payload={payload}
        onPayloadSpent={onPayloadSpent}
        onChangePerson={onChangePerson}
        composing={composing}
        onComposing={setComposing}
      />
      {menu && (
        <MessageMenu
          {...menu}
          me={model.person.id}
          onClose={() => setMenu(null)}
          onReply={() => setComposing({ mode: "reply", message: menu.message })}
          onEdit={() => setComposing({ mode: "edit", message: menu.message })}
          onDelete={() => run(actions.removeMessage(place, menu.message.message_id))}
          onReact={(emoji) => messageActions.onReact(menu.message, emoji)}
        />
      )}
      {model.notice && (
        <Notice
          key={model.notice.id}
          answer={model.notice.answer}
          side={side}
          onClose={() => store.dispatch({ type: "notice_closed", key })}
        />
      )}
    </section>
  );
}
