import type { TrackedOrder } from "@gotovo/contract";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { dayAndTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { useNow } from "../ui/use-now.ts";
import { useOnline } from "../ui/use-online.ts";
import type { Unsent } from "./outbox.ts";
import type { OwnerApi } from "./owner-api.ts";
import type { Act } from "./use-live-order.ts";
import { useOutbox } from "./use-outbox.ts";
import { useShown } from "./use-shown.ts";

type Dialog = NonNullable<TrackedOrder["dialog"]>;

interface Props {
  readonly order: TrackedOrder;
  readonly dialog: Dialog;
  readonly skew: number;
  readonly api: OwnerApi;
  readonly act: Act;
}

/** Writing to the café about this order, and its answers. */
export function WritePanel({ order, dialog, skew, api, act }: Props) {
  const { t, language } = useTexts();
  const title = useId();
  const now = useNow(30_000, skew);
  const { outbox, write, send, again, drop } = useOutbox(api, dialog.messages, act);
  useShown(api, dialog.messages);
  const isBegun = dialog.messages.length > 0 || outbox.unsent.length > 0 || outbox.draft !== "";
  const [isOpen, setIsOpen] = useState(isBegun);
  const opens = dialog.opens_at;
  return (
    <section class="card write-panel" aria-labelledby={title}>
      <h2 id={title}>{t("write-title")}</h2>
      {(dialog.messages.length > 0 || outbox.unsent.length > 0) && (
        <Messages order={order} messages={dialog.messages} now={now}>
          {outbox.unsent.map((each) => (
            <UnsentMessage
              key={each.clientId}
              message={each}
              onAgain={() => again(each)}
              onDrop={() => drop(each.clientId)}
            />
          ))}
        </Messages>
      )}
      {!dialog.accepts && <p class="note">{t("write-refused")}</p>}
      {dialog.accepts && opens && (
        <p class="muted">{t("write-closed", dayAndTime(opens, order.timezone, language, now))}</p>
      )}
      {dialog.accepts && !isOpen && !isBegun && (
        <button type="button" class="button quiet" onClick={() => setIsOpen(true)}>
          {t("write-open")}
        </button>
      )}
      {dialog.accepts && (isOpen || isBegun) && (
        <WriteForm draft={outbox.draft} focused={isOpen && !isBegun} onInput={write} onSend={send} />
      )}
    </section>
  );
}

interface MessagesProps {
  readonly order: TrackedOrder;
  readonly messages: Dialog["messages"];
  readonly now: number;
  readonly children: preact.ComponentChildren;
}

/** What was said, the newest at the bottom and in sight. */
function Messages({ order, messages, now, children }: MessagesProps) {
  const { t, language } = useTexts();
  const list = useRef<HTMLOListElement>(null);
  const last = messages.at(-1)?.id;
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [last, children]);
  return (
    <ol class="messages" ref={list} aria-live="polite">
      {messages.map(({ id, from, text, at, edited, state }) => (
        <li key={id} class={`message from-${from}`}>
          {from === "venue" && <bdi class="message-from">{order.venue_name}</bdi>}
          {text === "" ? <em>{t("write-no-text")}</em> : <bdi class="message-text">{text}</bdi>}
          <span class="message-state">
            {t("moment", dayAndTime(at, order.timezone, language, now))}
            {edited && ` · ${t("write-edited")}`}
            {from === "customer" && ` · ${t("write-state", { state })}`}
          </span>
        </li>
      ))}
      {children}
    </ol>
  );
}

/** Why a message was not sent, beside what anybody can do about it. */
const failures: Record<string, string> = {
  offline: "write-failed-offline",
  recipient_unreachable: "write-refused",
  too_many_attempts: "write-failed-often",
  forbidden: "cancel-not-yours",
};

function UnsentMessage({
  message: { text, state },
  onAgain,
  onDrop,
}: {
  message: Unsent;
  onAgain: () => void;
  onDrop: () => void;
}) {
  const { t } = useTexts();
  const online = useOnline();
  if (state === "sending" && online)
    return (
      <li class="message from-customer unsent">
        <bdi class="message-text">{text}</bdi>
        <span class="message-state">{t("write-sending")}</span>
      </li>
    );
  const why = state === "sending" ? "offline" : state.failed;
  return (
    <li class="message from-customer unsent failed">
      <bdi class="message-text">{text}</bdi>
      <span class="message-state" role="alert">
        {t(failures[why] ?? "write-failed")}
      </span>
      <span class="message-acts">
        <button type="button" class="link" onClick={onAgain}>
          {t("retry")}
        </button>
        <button type="button" class="link" onClick={onDrop}>
          {t("write-drop")}
        </button>
      </span>
    </li>
  );
}

interface FormProps {
  readonly draft: string;
  readonly focused: boolean;
  readonly onInput: (draft: string) => void;
  readonly onSend: () => void;
}

function WriteForm({ draft, focused, onInput, onSend }: FormProps) {
  const { t } = useTexts();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  const isEmpty = draft.trim() === "";
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) onSend();
      }}
    >
      <div class="field">
        <textarea
          ref={field}
          rows={2}
          maxLength={4096}
          value={draft}
          aria-label={t("write-label")}
          placeholder={t("write-label")}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isEmpty) return;
            event.preventDefault();
            onSend();
          }}
        />
      </div>
      <button type="submit" class="button" aria-disabled={isEmpty}>
        {t("write-send")}
      </button>
    </form>
  );
}
