import type { MessageEntity } from "../../../src/control/messages.ts";
import { entityTree, type TextNode } from "../text/entity-tree.ts";
import { Entity, type TextActions } from "./entity.tsx";

interface FormattedTextProps extends TextActions {
  readonly text: string;
  readonly entities?: MessageEntity[] | undefined;
}

/** A message's words with its entities as elements; the words themselves are never read as HTML. */
export function FormattedText({ text, entities, ...actions }: FormattedTextProps) {
  return <Nodes nodes={entityTree(text, entities)} actions={actions} />;
}

function Nodes({ nodes, actions }: { nodes: TextNode[]; actions: TextActions }) {
  return (
    <>
      {nodes.map((node, index) =>
        typeof node === "string" ? (
          node
        ) : (
          <Entity key={index} node={node} actions={actions}>
            <Nodes nodes={node.children} actions={actions} />
          </Entity>
        ),
      )}
    </>
  );
}
