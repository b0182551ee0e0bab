import type { Document } from "./document.ts";
import { operationsOf } from "./document.ts";
import { readGuides } from "./guides.ts";
import { slugOf } from "./pages.ts";

/** The documentation's contents for language models (llmstxt.org), made of the same document. */
export function renderLlms(document: Document): string {
  const { title, description } = document.info;
  const root = document.servers?.[0]?.url ?? "";
  const groups = Map.groupBy(operationsOf(document), ({ tag }) => tag);
  const guides = readGuides(root).map(({ slug, title }) => `- [${title}](${root}/docs/${slug})`);
  const reference = [...groups].map(([tag, operations]) => {
    const lines = operations.map(
      ({ method, path, id, summary }) =>
        `- [${method} ${path}](${root}/docs/${slugOf(tag)}#${id}): ${summary}`,
    );
    return `## ${tag}\n\n${lines.join("\n")}`;
  });
  return `# ${title}

> ${description ?? ""}

The whole API is described by [openapi.json](${root}/openapi.json) (OpenAPI 3.1).

## Guides

${guides.join("\n")}

${reference.join("\n\n")}
`;
}
