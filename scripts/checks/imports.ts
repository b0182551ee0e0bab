import { type Node, parseSync, Visitor } from "oxc-parser";
import type { Source } from "./sources.ts";

const known = new WeakMap<Source, string[]>();

/** Specifiers that a file imports, in whatever form and be it only for a type. What is put together is not known. */
export function importsOf(source: Source): string[] {
  const found = known.get(source) ?? read(source);
  known.set(source, found);
  return found;
}

function read({ path, text }: Source): string[] {
  const found: string[] = [];
  const take = (node: Node | null | undefined) => {
    if (node?.type === "Literal" && typeof node.value === "string") found.push(node.value);
    else if (node?.type === "TemplateLiteral" && node.expressions.length === 0)
      found.push(node.quasis[0]?.value.cooked ?? "");
  };
  new Visitor({
    ImportDeclaration: (node) => take(node.source),
    ExportNamedDeclaration: (node) => take(node.source),
    ExportAllDeclaration: (node) => take(node.source),
    ImportExpression: (node) => take(node.source),
    TSImportType: (node) => take(node.source),
    TSExternalModuleReference: (node) => take(node.expression),
    CallExpression({ callee, arguments: [first] }) {
      if (callee.type === "Identifier" && callee.name === "require") take(first);
    },
  }).visit(parseSync(path, text).program);
  return found;
}
