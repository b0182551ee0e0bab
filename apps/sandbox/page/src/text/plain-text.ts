import type { TextNode } from "./entity-tree.ts";

/** The text of pieces without their marks. */
export function plainText(nodes: TextNode[]): string {
  return nodes.map((node) => (typeof node === "string" ? node : plainText(node.children))).join("");
}
