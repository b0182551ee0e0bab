import { html } from "hono/html";
import { fieldsOf, resolveSchema, typeOf } from "./describe-schema.ts";
import type { Document, Operation, OperationAnswer } from "./document.ts";
import { codeExamples } from "./examples-in-languages.ts";
import { describeFields, example, prose } from "./parts.ts";

/** One operation: what it is for, how it is called, what it answers. */
export function renderOperation(document: Document, operation: Operation) {
  const { method, path, id, summary, description, needs, parameters, body, answers } = operation;
  return html`<article id="${id}">
    <h3><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code></h3>
    <p class="summary">${summary}${openTo(needs)}</p>
    ${description === undefined ? "" : html`<p>${prose(description)}</p>`}
    ${parameters.length === 0 ? "" : html`<h4>Parameters</h4>${describeFields(`Parameters: ${summary}`, parametersOf(document, operation))}`}
    ${body === undefined ? "" : html`<h4>Body</h4>${describeFields(`Body: ${summary}`, fieldsOf(document, body.schema))}`}
    ${needs === "apiKey" ? html`<h4>Example</h4>${inLanguages(document, operation)}` : ""}
    <h4>Answers</h4>
    ${answers.filter(({ status }) => status < 400).map((answer) => renderAnswer(document, summary, answer))}
    <table class="refusals"><tbody>
      ${answers
        .filter(({ status }) => status >= 400)
        .map(
          ({ status, description: why }) => html`<tr><td><b>${status}</b></td><td>${prose(why)}</td></tr>`,
        )}
    </tbody></table>
  </article>`;
}

function openTo(needs: string | null) {
  if (needs === "apiKey") return "";
  return html` <span class="open">${needs === null ? "no key needed" : "access token of a customer"}</span>`;
}

function parametersOf(document: Document, { parameters }: Operation) {
  return parameters.map(({ name, in: location, required, schema }) => ({
    path: name,
    type: typeOf(document, schema),
    required: required ?? false,
    description: [`In the ${location}`, resolveSchema(document, schema).description]
      .filter(Boolean)
      .join(". "),
  }));
}

function renderAnswer(
  document: Document,
  summary: string,
  { status, description, contentType, content }: OperationAnswer,
) {
  const fields = content ? fieldsOf(document, content.schema) : [];
  return html`<p><b class="good">${status}</b> ${prose(description)}${
    contentType === undefined ? "" : html` <code>${contentType}</code>`
  }</p>
  ${content?.example === undefined ? "" : example(`Answer ${status}: ${summary}`, pretty(content.example))}
  ${fields.length === 0 ? "" : html`<details><summary>Fields</summary>${describeFields(`Fields of answer ${status}: ${summary}`, fields)}</details>`}`;
}

/** One of them is shown: the reader's choice needs no script, keeping it does. */
function inLanguages(document: Document, operation: Operation) {
  const { id, summary } = operation;
  const examples = codeExamples(document, operation);
  return html`<div class="languages" role="group" aria-label="Example: ${summary}">
    ${examples.map(
      ({ language }, index) =>
        html`<input type="radio" name="language-${id}" id="${id}-${language}" value="${language}" ${index === 0 ? "checked" : ""}><label for="${id}-${language}">${language}</label>`,
    )}
    ${examples.map(({ language, code }) => html`<div data-language="${language}">${example(`${language}: ${summary}`, code)}</div>`)}
  </div>`;
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
