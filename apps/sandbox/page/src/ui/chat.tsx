import { useMemo } from "preact/hooks";
import type { Side } from "../model/address.ts";
import type { ChatModel, PrivatePlace } from "../model/state.ts";
import { BotIntroduction } from "./bot-introduction.tsx";
import { ChatFooter } from "./chat-footer.tsx";
import { ChatHeader } from "./chat-header.tsx";
import { Conversation } from "./conversation.tsx";
import { usePage } from "./page-context.ts";

interface ChatProps {
  readonly model: ChatModel;
  readonly side: Side;
  readonly visible: boolean;
  /** A start link that waits for its Start button; "" is one without a payload. */
  readonly payload: string | null;
  readonly onPayloadSpent: () => void;
  readonly onBack: () => void;
  readonly onChangePerson: () => void;
}

/** One private chat of a person with a bot, from its header to the composer. */
export function Chat({ model, side, visible, payload, onPayloadSpent, onBack, onChangePerson }: ChatProps) {
  const { t } = usePage();
  const { bot, chat_id, pinned } = model.chat;
  const place = useMemo<PrivatePlace>(() => ({ bot, chat_id }), [bot, chat_id]);
  return (
    <Conversation
      label={t("chat-with", { bot: model.bot.first_name })}
      talk={model}
      place={place}
      me={model.person}
      pinned={pinned}
      side={side}
      visible={visible}
      header={<ChatHeader model={model} place={place} onBack={onBack} onChangePerson={onChangePerson} />}
      empty={<BotIntroduction bot={model.bot} />}
      footer={(composing, onComposing) => (
        <ChatFooter
          model={model}
          place={place}
          payload={payload}
          onPayloadSpent={onPayloadSpent}
          onChangePerson={onChangePerson}
          composing={composing}
          onComposing={onComposing}
        />
      )}
    />
  );
}
