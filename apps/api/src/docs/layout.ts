import { html } from "hono/html";
import type { Document, Operation } from "./document.ts";

/** A part of the side bar. */
export interface Section {
  readonly title: string;
  readonly links: readonly SectionLink[];
}

interface SectionLink {
  readonly slug: string;
  readonly title: string;
  readonly operations?: readonly Operation[];
}

interface Page {
  readonly document: Document;
  readonly sections: readonly Section[];
  readonly slug: string;
  readonly title: string;
  readonly content: unknown;
}

/** A whole page: search, what it says, and the side bar, which stands last for whoever reads from top to bottom. */
export async function layout({ document, sections, slug, title, content }: Page): Promise<string> {
  const { title: product, version } = document.info;
  const page = await html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${slug === "" ? title : `${title} · ${product} API`}</title>
  <link rel="stylesheet" href="/docs/docs.css">
  <script type="module" src="/docs/docs.js"></script>
</head>
<body>
  <header>
    <a class="home" href="/docs">${product} API <small>${version}</small></a>
    <a class="to-contents" href="#contents">Contents</a>
    <search id="search" hidden>
      <input type="search" aria-label="Search the documentation" placeholder="Search ( / )" autocomplete="off" spellcheck="false">
      <ul aria-label="Found" aria-live="polite"></ul>
    </search>
  </header>
  <main>${content}</main>
  <nav id="contents" aria-label="Contents">
    ${sections.map(
      (section) => html`<h2>${section.title}</h2>
        <ul>${section.links.map((link) => entry(link, link.slug === slug))}</ul>`,
    )}
    <p><a href="/openapi.json">openapi.json</a> · <a href="/llms.txt">llms.txt</a></p>
  </nav>
</body>
</html>`;
  return String(page);
}

function entry({ slug, title, operations = [] }: SectionLink, isHere: boolean) {
  if (!isHere) return html`<li><a href="/docs/${slug}">${title}</a></li>`;
  return html`<li><a href="/docs/${slug}" aria-current="page">${title}</a>
    ${
      operations.length === 0
        ? ""
        : html`<ul>${operations.map(
            ({ id, method, path }) =>
              html`<li><a href="#${id}"><span class="method ${method.toLowerCase()}">${method}</span> ${path}</a></li>`,
          )}</ul>`
    }</li>`;
}
