import type { Side } from "../model/address.ts";
import { hueOf } from "../model/people.ts";
import type { DisplayMessage } from "../model/state.ts";
import { FormattedText } from "./formatted-text.tsx";
import { Icon } from "./icon.tsx";
import { InlineKeyboard } from "./inline-keyboard.tsx";
import { isPicture, MediaGrid } from "./media-grid.tsx";
import { memo } from "./memo.ts";
import { ContactCard, LocationCard, OtherCard, VenueCard } from "./message-cards.tsx";
import { MessageMeta } from "./message-meta.tsx";
import { usePage } from "./page-context.ts";
import { Reactions } from "./reactions.tsx";

/** What can be done from inside a message; one and the same object for all messages of a chat. */
export interface MessageActions {
  readonly side: Side;
  readonly onTap: (message: DisplayMessage, row: number, column: number) => void;
  readonly onCommand: (command: string) => void;
  readonly onLink: (url: string) => void;
  /** `quote`: the part of the message that is selected, if any. */
  readonly onMenu: (message: DisplayMessage, anchor: DOMRect, quote: string) => void;
  readonly onReact: (message: DisplayMessage, emoji: string | null) => void;
  readonly onJump: (message_id: number) => void;
}

export interface MessageProps {
  /** More than one: an album, shown as one bubble. */
  readonly messages: DisplayMessage[];
  readonly me: number;
  /** Whether it says who wrote it. */
  readonly named: boolean;
  readonly first: boolean;
  readonly last: boolean;
  /** Places of the buttons that wait for the bot, as "row:column,row:column". */
  readonly waiting: string;
  readonly actions: MessageActions;
}

/** One bubble: who, what, when, and the buttons under it. */
export const Message = memo(function Message(props: MessageProps) {
  const { messages, me, named, first, last, waiting, actions } = props;
  const { t, formats } = usePage();
  const message = messages.find(({ caption }) => caption) ?? (messages[0] as DisplayMessage);
  const own = !message.from.is_bot && message.from.id === me;
  const files = messages.flatMap(({ file }) => (file ? [file] : []));
  const words = message.text ?? message.caption;
  const text = words && (
    <div class={isOnlyEmoji(message) ? "message-text large" : "message-text"} dir="auto">
      <FormattedText
        text={words}
        entities={message.entities ?? message.caption_entities}
        onCommand={actions.onCommand}
        onLink={actions.onLink}
      />
    </div>
  );
  const openMenu = (anchor: DOMRect) => actions.onMenu(message, anchor, selectedPart(words ?? ""));
  return (
    <article
      class={[
        "message",
        own ? "own" : "theirs",
        first && "first",
        last && "last",
        message.inline_keyboard && "with-keys",
      ]
        .filter(Boolean)
        .join(" ")}
      data-testid="message"
      data-message-id={message.message_id}
      aria-label={t("message-from", { name: message.from.name, time: formats.time(message.date) })}
      onContextMenu={(event) => {
        event.preventDefault();
        openMenu(new DOMRect(event.clientX, event.clientY, 0, 0));
      }}
    >
      <div class="message-line">
        <div class={!words && files.some(isPicture) ? "bubble bare" : "bubble"}>
          {named && first && !own && (
            <p class="sender" dir="auto" style={{ "--hue": hueOf(message.from.id) }}>
              {message.from.name}
            </p>
          )}
          {message.forwarded_from && (
            <p class="forwarded">{t("forwarded-from", { name: message.forwarded_from })}</p>
          )}
          {message.reply_to && <Quote reply={message.reply_to} onJump={actions.onJump} />}
          {message.external_reply && <Quoted {...message.external_reply} />}
          {message.show_caption_above_media && text}
          {files.length > 0 && <MediaGrid files={files} />}
          {message.contact && <ContactCard contact={message.contact} />}
          {message.location && <LocationCard location={message.location} />}
          {message.venue && <VenueCard venue={message.venue} />}
          {message.other && <OtherCard other={message.other} />}
          {!message.show_caption_above_media && text}
          <MessageMeta message={message} />
        </div>
        <button
          type="button"
          class="message-more"
          aria-label={t("message-menu")}
          aria-haspopup="menu"
          // Pressing it must not take away what is selected: that becomes the quote.
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => openMenu(event.currentTarget.getBoundingClientRect())}
        >
          <Icon name="more" size={16} />
        </button>
      </div>
      {message.inline_keyboard && (
        <InlineKeyboard
          rows={message.inline_keyboard}
          waiting={waiting}
          side={actions.side}
          onTap={(row, column) => actions.onTap(message, row, column)}
        />
      )}
      <Reactions message={message} me={me} onReact={(emoji) => actions.onReact(message, emoji)} />
    </article>
  );
});

function Quote(props: { reply: NonNullable<DisplayMessage["reply_to"]>; onJump: (id: number) => void }) {
  const { reply, onJump } = props;
  return (
    <button
      type="button"
      class={reply.quoted ? "quote quoted" : "quote"}
      data-testid="reply-to"
      onClick={() => onJump(reply.message_id)}
    >
      <b dir="auto">{reply.name}</b>
      <span dir="auto">{reply.text}</span>
    </button>
  );
}

/** Words of a message that is not in this chat. */
function Quoted({ name, text }: NonNullable<DisplayMessage["external_reply"]>) {
  return (
    <blockquote class="quote quoted" data-testid="external-reply">
      <b dir="auto">{name}</b>
      <span dir="auto">{text}</span>
    </blockquote>
  );
}

/** What is selected in the window, when it is a part of these words. */
function selectedPart(words: string): string {
  const selected = getSelection()?.toString().trim() ?? "";
  return words.includes(selected) ? selected : "";
}

/** Up to three emoji and nothing else are drawn large, as messengers do. */
function isOnlyEmoji({ text = "" }: DisplayMessage): boolean {
  return text.length <= 24 && /^(?:\p{RGI_Emoji}){1,3}$/v.test(text.trim());
}
