import { readdirSync, readFileSync } from "node:fs";
import { Marked, type Tokens } from "marked";
import { problemKinds } from "../http/problems.ts";

export interface Guide {
  readonly slug: string;
  readonly title: string;
  /** HTML */
  readonly content: string;
  readonly headings: readonly { readonly id: string; readonly text: string }[];
}

const folder = new URL("../../../../docs/guides/", import.meta.url);
/** The order in which they are read; what is not named comes after. */
const order = [
  "first-order",
  "changes",
  "guests",
  "pairing",
  "embed",
  "availability",
  "venues",
  "events",
  "webhooks",
  "test-mode",
  "errors",
  "idempotency",
  "limits",
];

/** The address that the guides' examples call. */
const addressInGuides = "http://localhost:3000";

/**
 * The guides of `docs/guides`, as pages. They are ours, so their HTML needs no cleaning.
 * @param publicUrl what their examples call instead
 */
export function readGuides(publicUrl: string): Guide[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");
  const place = (name: string) => order.indexOf(name.replace(".md", "")) + 1 || order.length + 1;
  return names
    .sort((a, b) => place(a) - place(b) || a.localeCompare(b))
    .map((name) => readGuide(name, publicUrl));
}

function readGuide(name: string, publicUrl: string): Guide {
  const headings: { id: string; text: string }[] = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        const plain = text.replaceAll("`", "");
        const id = plain.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
        if (depth > 1) headings.push({ id, text: plain });
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>`;
      },
      link({ href, tokens }: Tokens.Link) {
        const address = href
          .replace(/^([\w-]+)\.md/, "/docs/$1")
          .replace(/^\.\.\/\.\.\/examples\/.*/, "/docs");
        return `<a href="${address}">${this.parser.parseInline(tokens)}</a>`;
      },
      code({ text, lang }: Tokens.Code) {
        return `<pre tabindex="0" role="region" aria-label="Example in ${lang || "text"}">${escapeText(text)}</pre>`;
      },
      table(token: Tokens.Table) {
        const cells = (row: Tokens.TableCell[], tag: string) =>
          `<tr>${row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join("")}</tr>`;
        const rows = token.rows.map((row) => cells(row, "td")).join("");
        return scrolling(`<thead>${cells(token.header, "th")}</thead><tbody>${rows}</tbody>`);
      },
    },
  });
  const text = readFileSync(new URL(name, folder), "utf8")
    .replace(/^.*\n\n<!-- every code -->/m, problemTable)
    .replaceAll(addressInGuides, publicUrl);
  const title = /^# (.+)$/m.exec(text)?.[1] ?? name;
  return { slug: name.replace(".md", ""), title, content: marked.parse(text, { async: false }), headings };
}

/** Every code that a request may be refused with, in place of the line that says on a code host where it stands. */
function problemTable(): string {
  const rows = Object.entries(problemKinds)
    .sort(([, a], [, b]) => a.status - b.status)
    .map(
      ([code, { status, title, retryAfter }]) =>
        `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td><td>${retryAfter ? `${retryAfter} s` : ""}</td></tr>`,
    );
  return scrolling(
    `<thead><tr><th>code</th><th>status</th><th>means</th><th>try again after</th></tr></thead><tbody>${rows.join("")}</tbody>`,
  );
}

function scrolling(rows: string): string {
  return `<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>${rows}</table></div>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
