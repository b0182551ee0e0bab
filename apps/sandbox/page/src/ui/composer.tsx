import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChatModel, ChatPlace } from "../model/state.ts";
import { chatKey } from "../model/state.ts";
import { AttachMenu } from "./attach-menu.tsx";
import type { Composing } from "./chat.tsx";
import { CommandList } from "./command-list.tsx";
import { ComposingBar } from "./composing-bar.tsx";
import { IconButton } from "./icon-button.tsx";
import { usePage } from "./page-context.ts";

const LONGEST = 4096;
/** What was typed and not sent, by chat, while the page is open. */
const drafts = new Map<string, string>();

interface ComposerProps {
  model: ChatModel;
  place: ChatPlace;
  composing: Composing | null;
  onComposing: (composing: Composing | null) => void;
  /** undefined: the bot has shown no keyboard. */
  keyboardOpen: boolean | undefined;
  onToggleKeyboard: () => void;
}

/** Where a person writes: Enter sends, Shift+Enter starts a new line, Arrow up edits one's last message. */
export function Composer(props: ComposerProps) {
  const { model, place, composing, onComposing, keyboardOpen, onToggleKeyboard } = props;
  const { t, actions, run } = usePage();
  const key = chatKey(place);
  const [text, setText] = useState(drafts.get(key) ?? "");
  const [commandsOpen, setCommandsOpen] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const forced = model.chat.keyboard?.force_reply ? model.chat.keyboard : null;
  const replyTo = composing?.mode === "reply" ? composing.message.message_id : forced?.message_id;

  function write(value: string) {
    drafts.set(key, value);
    setText(value);
  }

  useEffect(() => {
    if (composing?.mode === "edit") write(composing.message.text ?? composing.message.caption ?? "");
    if (composing) field.current?.focus();
  }, [composing]);
  // The field grows with its text.
  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.style.height = "0";
    field.current.style.height = `${Math.min(field.current.scrollHeight, 160)}px`;
  }, [text]);

  async function send() {
    const words = text.trim();
    if (!words) return;
    write("");
    onComposing(null);
    const edited = composing?.mode === "edit" ? composing.message : null;
    const work = edited ? actions.edit(place, edited.message_id, words) : actions.say(place, words, replyTo);
    if (!(await run(work)) && !drafts.get(key)) write(words);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape") {
      if (composing?.mode === "edit") write("");
      onComposing(null);
      setCommandsOpen(false);
    } else if (event.key === "ArrowUp" && text === "") {
      const own = model.messages.findLast((message) => message.from.id === model.person.id && message.text);
      if (own) onComposing({ mode: "edit", message: own });
    }
  }

  const { commands } = model.bot;
  const typed = composing?.mode !== "edit" && /^\/\w*$/.test(text) ? text.slice(1) : null;
  const shown = commands.filter(({ command }) => typed !== null && command.startsWith(typed));
  return (
    <div class="composer-frame">
      {(commandsOpen || shown.length > 0) && (
        <CommandList
          commands={commandsOpen ? commands : shown}
          onChoose={(command) => {
            setCommandsOpen(false);
            write("");
            run(actions.say(place, `/${command}`));
          }}
        />
      )}
      {composing && (
        <ComposingBar
          composing={composing}
          onCancel={() => {
            if (composing.mode === "edit") write("");
            onComposing(null);
          }}
        />
      )}
      <div class="composer">
        {commands.length > 0 && (
          <button
            type="button"
            class="icon-button command-button"
            aria-label={t("commands")}
            title={t("commands")}
            aria-expanded={commandsOpen}
            onClick={() => setCommandsOpen(!commandsOpen)}
          >
            /
          </button>
        )}
        <AttachMenu place={place} />
        <textarea
          ref={field}
          data-testid="composer"
          rows={1}
          maxLength={LONGEST}
          aria-label={t("message-field")}
          placeholder={model.chat.keyboard?.placeholder ?? t("message-field")}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {text.length > LONGEST - 200 && <span class="characters-left">{LONGEST - text.length}</span>}
        {keyboardOpen !== undefined && (
          <IconButton
            icon="keyboard"
            label={t("bot-keyboard")}
            pressed={keyboardOpen}
            onClick={onToggleKeyboard}
          />
        )}
        <IconButton icon="send" label={t("send")} onClick={send} testId="send" class="send-button" />
      </div>
    </div>
  );
}
