import { useState } from "preact/hooks";
import type { ChatModel, ReplyKeyboard as Keyboard, PrivatePlace } from "../model/state.ts";
import { Composer } from "./composer.tsx";
import type { Composing } from "./conversation.tsx";
import { usePage } from "./page-context.ts";
import { ReplyKeyboard } from "./reply-keyboard.tsx";
import { StartBar } from "./start-bar.tsx";

interface ChatFooterProps {
  readonly model: ChatModel;
  readonly place: PrivatePlace;
  readonly payload: string | null;
  readonly onPayloadSpent: () => void;
  readonly onChangePerson: () => void;
  readonly composing: Composing | null;
  readonly onComposing: (composing: Composing | null) => void;
}

/** A person opened or closed the keyboard of a message, when it was (or was not) used already. */
interface Turn {
  readonly of: number;
  readonly used: boolean;
  readonly open: boolean;
}

/** What stands under the messages: Start, Restart, a note that nothing can be sent, or the composer. */
export function ChatFooter(props: ChatFooterProps) {
  const { model, place, payload, onPayloadSpent, onChangePerson, composing, onComposing } = props;
  const { t, actions, run } = usePage();
  const [turned, setTurned] = useState<Turn | null>(null);
  const { chat, person, messages } = model;
  const started = chat.started || messages.some(({ from }) => from.id === person.id);

  if (!person.active) return <p class="footer-note">{t("account-deleted")}</p>;
  if (chat.blocked || payload !== null || !started)
    return (
      <StartBar
        person={person}
        restart={chat.blocked}
        payload={payload}
        onChangePerson={onChangePerson}
        onDismiss={payload !== null && started && !chat.blocked ? onPayloadSpent : undefined}
        onStart={async () => {
          if (await run(actions.start(place, payload ?? ""))) onPayloadSpent();
        }}
      />
    );

  const keyboard = chat.keyboard && chat.keyboard.buttons.length > 0 ? chat.keyboard : null;
  const open = keyboard !== null && isOpen(keyboard, turned);
  // A persistent keyboard cannot be put away until it is used up.
  const foldable = keyboard !== null && (!keyboard.persistent || keyboard.used);
  const turn = () => keyboard && setTurned({ of: keyboard.message_id, used: keyboard.used, open: !open });
  return (
    <footer class="footer">
      <Composer
        key={`${place.bot}/${place.chat_id}`}
        place={place}
        me={person}
        messages={messages}
        commands={model.bot.commands}
        keyboard={chat.keyboard}
        composing={composing}
        onComposing={onComposing}
        keyboardOpen={foldable ? open : undefined}
        onToggleKeyboard={turn}
      />
      {keyboard && open && (
        <ReplyKeyboard
          keyboard={keyboard}
          person={person}
          bot={model.bot}
          onPress={(text) => {
            setTurned(null);
            void run(actions.press(place, text));
          }}
        />
      )}
    </footer>
  );
}

/** A turn counts for the keyboard it was made of, and not after that one was used. */
function isOpen({ message_id, used }: Keyboard, turned: Turn | null): boolean {
  return turned?.of === message_id && turned.used === used ? turned.open : !used;
}
