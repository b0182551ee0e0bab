import type { ComponentChildren, JSX } from "preact";
import { dateTimeText } from "../text/date-time.ts";
import type { TextNode } from "../text/entity-tree.ts";
import { safeHref } from "../text/links.ts";
import { plainText } from "../text/plain-text.ts";
import { Expandable, Spoiler } from "./entity-folds.tsx";
import { usePage } from "./page-context.ts";

export interface TextActions {
  readonly onCommand: (command: string) => void;
  readonly onLink: (url: string) => void;
}

interface EntityProps {
  readonly node: Exclude<TextNode, string>;
  readonly actions: TextActions;
  /** The pieces inside, drawn. */
  readonly children: ComponentChildren;
}

/** One marked piece of a message as its element. Kinds that look like plain text (and unknown ones) stay plain. */
export function Entity({ node, actions, children }: EntityProps) {
  const { entity } = node;
  const inner = <>{children}</>;
  const words = plainText(node.children);
  switch (entity.type) {
    case "bold":
      return <strong>{inner}</strong>;
    case "italic":
      return <em>{inner}</em>;
    case "underline":
      return <u>{inner}</u>;
    case "strikethrough":
      return <s>{inner}</s>;
    case "code":
      return <code>{inner}</code>;
    case "pre":
      return (
        <pre data-language={entity.language}>
          <code>{inner}</code>
        </pre>
      );
    case "blockquote":
      return <blockquote>{inner}</blockquote>;
    case "expandable_blockquote":
      return <Expandable>{inner}</Expandable>;
    case "spoiler":
      return <Spoiler>{inner}</Spoiler>;
    case "bot_command":
      return (
        <button type="button" class="text-button" onClick={() => actions.onCommand(words)}>
          {inner}
        </button>
      );
    case "url":
      return <Link url={words} inner={inner} actions={actions} />;
    case "text_link":
      return <Link url={entity.url ?? ""} inner={inner} actions={actions} />;
    case "mention":
      return <Link url={`https://t.me/${words.slice(1)}`} inner={inner} actions={actions} />;
    case "email":
      return <Link url={`mailto:${words}`} inner={inner} actions={actions} />;
    case "phone_number":
      return <Link url={`tel:${words}`} inner={inner} actions={actions} />;
    case "date_time":
      return <DateTime entity={entity} inner={inner} />;
    case "hashtag":
    case "cashtag":
    case "text_mention":
      return <span class="accent">{inner}</span>;
    default:
      return inner;
  }
}

/** Read in the reader's time zone; what it means exactly is in its tooltip. */
function DateTime({ entity, inner }: { entity: EntityProps["node"]["entity"]; inner: JSX.Element }) {
  const { locale, formats } = usePage();
  const { unix_time: at = 0, date_time_format: format = "" } = entity;
  return (
    <time class="accent" dateTime={new Date(at * 1000).toISOString()} title={formats.moment(at)}>
      {dateTimeText(locale, at, format, Date.now() / 1000) ?? inner}
    </time>
  );
}

/** Stays plain text when the address is none that is safe to follow. */
function Link({ url, inner, actions }: { url: string; inner: JSX.Element; actions: TextActions }) {
  const href = safeHref(url);
  if (!href) return inner;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        event.preventDefault();
        actions.onLink(href);
      }}
    >
      {inner}
    </a>
  );
}
