import { html } from "hono/html";
import type { Field } from "./describe-schema.ts";

/** A text with its `code` set as such. */
export function prose(text: string) {
  return text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

/** A table of fields. */
export function describeFields(fields: readonly Field[]) {
  return html`<div class="scroll"><table class="fields"><tbody>
    ${fields.map(
      ({ path, type, required, description }) => html`<tr>
        <td><code>${path}</code>${required ? html` <span class="required">required</span>` : ""}</td>
        <td class="type">${type}</td>
        <td>${prose(description)}</td>
      </tr>`,
    )}
  </tbody></table></div>`;
}
