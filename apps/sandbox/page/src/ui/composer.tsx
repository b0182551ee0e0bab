import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Answering, MediaItem } from "../api/control.ts";
import type { Bot, ChatPlace, DisplayMessage, Person, ReplyKeyboard } from "../model/state.ts";
import { unreadKey } from "../model/state.ts";
import { AttachDialog } from "./attach-dialog.tsx";
import { AttachMenu } from "./attach-menu.tsx";
import { CommandList } from "./command-list.tsx";
import { ComposingBar } from "./composing-bar.tsx";
import { ContactDialog } from "./contact-dialog.tsx";
import type { Composing } from "./conversation.tsx";
import { IconButton } from "./icon-button.tsx";
import { usePage } from "./page-context.ts";

const longest = 4096;
/** What was typed and not sent, by chat and person, while the page is open. */
const drafts = new Map<string, string>();

interface ComposerProps {
  readonly place: ChatPlace;
  readonly me: Person;
  readonly messages: DisplayMessage[];
  readonly commands: Bot["commands"];
  readonly keyboard: ReplyKeyboard | null;
  readonly composing: Composing | null;
  readonly onComposing: (composing: Composing | null) => void;
  /** undefined: there is no keyboard to open. */
  readonly keyboardOpen?: boolean | undefined;
  readonly onToggleKeyboard?: () => void;
}

/** Where a person writes: Enter sends, Shift+Enter starts a new line, Arrow up edits one's last message. */
export function Composer(props: ComposerProps) {
  const { place, me, messages, commands, keyboard, composing, onComposing } = props;
  const { keyboardOpen, onToggleKeyboard = () => {} } = props;
  const { t, actions, run } = usePage();
  const key = `${unreadKey(place)} ${me.id}`;
  const [text, setText] = useState(drafts.get(key) ?? "");
  const [commandsOpen, setCommandsOpen] = useState(false);
  const [asking, setAsking] = useState<MediaItem[] | null>(null);
  const [sharing, setSharing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const forced = keyboard?.force_reply ? keyboard.message_id : undefined;
  const answering = answeringOf(composing, forced);

  function write(value: string) {
    drafts.set(key, value);
    setText(value);
  }

  // Before anything else can be typed.
  useLayoutEffect(() => {
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
    const work = edited
      ? actions.edit(place, edited.message_id, words)
      : actions.say(place, words, answering);
    if (!(await run(work)) && !drafts.get(key)) write(words);
  }

  async function sendFiles(items: MediaItem[]) {
    setAsking(null);
    if (await run(actions.sendMedia(place, items, answering))) onComposing(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void send();
    } else if (event.key === "Escape") {
      if (composing?.mode === "edit") write("");
      onComposing(null);
      setCommandsOpen(false);
    } else if (event.key === "ArrowUp" && text === "") {
      const own = messages.findLast((message) => message.from.id === me.id && message.text);
      if (own) onComposing({ mode: "edit", message: own });
    }
  }

  const typed = composing?.mode !== "edit" && /^\/\w*$/.test(text) ? text.slice(1) : null;
  const shown = commands.filter(({ command }) => typed !== null && command.startsWith(typed));
  return (
    <>
      {asking && <AttachDialog items={asking} onSend={sendFiles} onClose={() => setAsking(null)} />}
      {sharing && <ContactDialog me={me} place={place} onClose={() => setSharing(false)} />}
      <div class="composer-frame">
        {(commandsOpen || shown.length > 0) && (
          <CommandList
            commands={commandsOpen ? commands : shown}
            onChoose={(command) => {
              setCommandsOpen(false);
              write("");
              void run(actions.say(place, `/${command}`));
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
          <AttachMenu place={place} onSend={sendFiles} onAsk={setAsking} onContact={() => setSharing(true)} />
          <textarea
            ref={field}
            data-testid="composer"
            rows={1}
            maxLength={longest}
            aria-label={t("message-field")}
            placeholder={(!keyboard?.used && keyboard?.placeholder) || t("message-field")}
            value={text}
            onInput={(event) => write(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          {text.length > longest - 200 && <span class="characters-left">{longest - text.length}</span>}
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
    </>
  );
}

function answeringOf(composing: Composing | null, forced: number | undefined): Answering {
  if (composing?.mode !== "reply") return forced === undefined ? {} : { reply_to: forced };
  const { message, quote } = composing;
  return { reply_to: message.message_id, ...(quote && { quote: { text: quote } }) };
}
