import type { MessageEntity } from "../../../src/control/messages.ts";

/** A piece of a message: plain text, or an entity around pieces. */
export type TextNode = string | { entity: MessageEntity; children: TextNode[] };

/**
 * Turns a text and its entities (offsets in UTF-16 code units, as JavaScript counts) into a tree to draw. Entities out of
 * the text are cut to it, ones that overlap without nesting are split, and no boundary falls inside a surrogate pair.
 */
export function entityTree(text: string, entities: MessageEntity[] = []): TextNode[] {
  const ranges = entities
    .map((entity) => ({
      entity,
      from: wholeCharacter(text, clamp(entity.offset, text.length), -1),
      to: wholeCharacter(text, clamp(entity.offset + entity.length, text.length), 1),
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  return withoutBlankLines(build(text, 0, text.length, ranges));
}

const blocks = ["pre", "blockquote", "expandable_blockquote"];

/** A block begins and ends its own lines: the line break in the text beside it would draw an empty one. */
function withoutBlankLines(nodes: TextNode[]): TextNode[] {
  const isBlock = (node: TextNode | undefined) =>
    typeof node === "object" && blocks.includes(node.entity.type);
  return nodes.flatMap((node, at): TextNode[] => {
    if (typeof node !== "string") return [node];
    const start = isBlock(nodes[at - 1]) && node.startsWith("\n") ? 1 : 0;
    const end = isBlock(nodes[at + 1]) && node.endsWith("\n") ? -1 : undefined;
    const trimmed = node.slice(start, end);
    return trimmed ? [trimmed] : [];
  });
}

interface Range {
  readonly entity: MessageEntity;
  readonly from: number;
  readonly to: number;
}

/** The pieces between two places; every range starts at or after the first of them. */
function build(text: string, from: number, to: number, ranges: Range[]): TextNode[] {
  const nodes: TextNode[] = [];
  let at = from;
  let rest = ranges;
  while (rest.length > 0) {
    const [outer, ...others] = rest as [Range, ...Range[]];
    const inside = others.filter((range) => range.from < outer.to);
    const beyond = inside
      .filter((range) => range.to > outer.to)
      .map((range) => ({ ...range, from: outer.to }));
    const cut = inside.map((range) => ({ ...range, to: Math.min(range.to, outer.to) }));
    if (at < outer.from) nodes.push(text.slice(at, outer.from));
    nodes.push({ entity: outer.entity, children: build(text, outer.from, outer.to, cut) });
    at = outer.to;
    rest = [...beyond, ...others.filter((range) => range.from >= outer.to)].sort(
      (a, b) => a.from - b.from || b.to - a.to,
    );
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

const clamp = (offset: number, length: number) => Math.max(0, Math.min(offset, length));

function wholeCharacter(text: string, offset: number, step: -1 | 1): number {
  const inPair = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
  return offset > 0 && inPair ? offset + step : offset;
}
