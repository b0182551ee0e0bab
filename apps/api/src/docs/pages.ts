import { html, raw } from "hono/html";
import { type Document, type Operation, operationsOf } from "./document.ts";
import { readGuides } from "./guides.ts";
import { layout, type Section } from "./layout.ts";
import { prose } from "./parts.ts";
import { renderOperation } from "./render-operation.ts";
import { type SearchEntry, searchEntries } from "./search-entries.ts";

export interface Pages {
  /** HTML by the last part of the address; `""` is the first page. */
  readonly html: ReadonlyMap<string, string>;
  readonly search: readonly SearchEntry[];
}

/** The documentation: a page for each guide and for each group of operations, made of the OpenAPI document. */
export async function renderPages(document: Document): Promise<Pages> {
  const guides = readGuides(document.servers?.[0]?.url ?? "");
  const groups = [...Map.groupBy(operationsOf(document), (operation) => operation.tag)].map(
    ([tag, operations]) => ({ tag, slug: slugOf(tag), operations, about: aboutTag(document, tag) }),
  );
  const sections: Section[] = [
    { title: "Guides", links: guides.map(({ slug, title }) => ({ slug, title })) },
    {
      title: "Reference",
      links: groups.map(({ slug, tag, operations }) => ({ slug, title: tag, operations })),
    },
  ];
  const page = (slug: string, title: string, content: unknown) =>
    layout({ document, sections, slug, title, content });
  const pages = new Map<string, Promise<string>>();
  pages.set("", page("", `${document.info.title} API`, home(document, sections)));
  for (const { slug, title, content } of guides) pages.set(slug, page(slug, title, raw(content)));
  for (const group of groups) pages.set(group.slug, page(group.slug, group.tag, reference(document, group)));
  return {
    html: new Map(await Promise.all([...pages].map(async ([slug, made]) => [slug, await made] as const))),
    search: searchEntries(guides, groups),
  };
}

function home(document: Document, sections: readonly Section[]) {
  return html`<h1>${document.info.title} API</h1>
    <p class="lead">${prose(document.info.description ?? "")}</p>
    ${sections.map(
      ({ title, links }) => html`<h2>${title}</h2>
        <ul class="cards">${links.map(({ slug, title }) => html`<li><a href="/docs/${slug}">${title}</a></li>`)}</ul>`,
    )}
    <p>For programs: <a href="/openapi.json">openapi.json</a>, <a href="/llms.txt">llms.txt</a></p>`;
}

interface Group {
  readonly tag: string;
  readonly slug: string;
  readonly about: string;
  readonly operations: readonly Operation[];
}

function reference(document: Document, { tag, about, operations }: Group) {
  return html`<h1>${tag}</h1>
    <p class="lead">${prose(about)}</p>
    ${operations.map((operation) => renderOperation(document, operation))}`;
}

function aboutTag(document: Document, tag: string): string {
  return document.tags?.find(({ name }) => name === tag)?.description ?? "";
}

/** `One-time code` → `api-one-time-code`: a guide may have the same name. */
export function slugOf(tag: string): string {
  return `api-${tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
}
