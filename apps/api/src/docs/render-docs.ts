import { readFileSync } from "node:fs";
import { html, raw } from "hono/html";
import { type Document, type Operation, operationsOf } from "./document.ts";
import { prose } from "./parts.ts";
import { renderOperation } from "./render-operation.ts";

const styles = readFileSync(new URL("./docs.css", import.meta.url), "utf8");

/** The API's documentation as one page, without scripts, made of its OpenAPI document. */
export async function renderDocs(document: Document): Promise<string> {
  const groups = Map.groupBy(operationsOf(document), (operation) => operation.tag);
  const { title, version, description } = document.info;
  const page = await html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} API</title>
  <style>${raw(styles)}</style>
</head>
<body>
  <nav aria-label="Operations">
    <a class="home" href="#top">${title} API <small>${version}</small></a>
    ${[...groups].map(([tag, operations]) => renderLinks(tag, operations))}
    <p><a href="/openapi.json">openapi.json</a></p>
  </nav>
  <main id="top">
    <h1>${title} API</h1>
    <p class="lead">${prose(description ?? "")}</p>
    ${[...groups].map(
      ([tag, operations]) => html`<section>
        <h2 id="${anchorOf(tag)}">${tag}</h2>
        ${operations.map((operation) => renderOperation(document, operation))}
      </section>`,
    )}
  </main>
</body>
</html>`;
  return String(page);
}

function renderLinks(tag: string, operations: readonly Operation[]) {
  return html`<h2><a href="#${anchorOf(tag)}">${tag}</a></h2>
    <ul>${operations.map(
      ({ id, method, path }) =>
        html`<li><a href="#${id}"><span class="method ${method.toLowerCase()}">${method}</span> ${path}</a></li>`,
    )}</ul>`;
}

function anchorOf(tag: string): string {
  return tag.toLowerCase().replaceAll(" ", "-");
}
