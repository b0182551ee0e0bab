import { html } from "hono/html";
import type { Field } from "./describe-schema.ts";

/** A text with its `code` set as such. */
export function prose(text: string) {
  return text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

/** A piece that may be wider than the page: reachable by keyboard, so that it can be scrolled without a mouse. */
export function example(label: string, text: string) {
  return html`<pre tabindex="0" role="region" aria-label="${label}">${text}</pre>`;
}

/** A table of fields. */
export function describeFields(label: string, fields: readonly Field[]) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="fields"><tbody>
    ${fields.map(
      ({ path, type, required, description }) => html`<tr>
        <td><code>${path}</code>${required ? html` <span class="required">required</span>` : ""}</td>
        <td class="type">${type}</td>
        <td>${prose(description)}</td>
      </tr>`,
    )}
  </tbody></table></div>`;
}
