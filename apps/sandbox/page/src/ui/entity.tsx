import type { ComponentChildren, JSX } from "preact";
import { plainText, type TextNode } from "../text/entity-tree.ts";
import { safeHref } from "../text/links.ts";
import { Expandable, Spoiler } from "./entity-folds.tsx";

export interface TextActions {
  onCommand: (command: string) => void;
  onLink: (url: string) => void;
}

interface EntityProps {
  node: Exclude<TextNode, string>;
  actions: TextActions;
  /** The pieces inside, drawn. */
  children: ComponentChildren;
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
    case "hashtag":
    case "cashtag":
    case "text_mention":
      return <span class="accent">{inner}</span>;
    default:
      return inner;
  }
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
