import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { operationsOf } from "@gotovo/api/docs/document";
import { type CodeExample, codeExamples } from "@gotovo/api/docs/examples-in-languages";
import type { Cafe } from "../world/cafe.ts";

const guides = join(import.meta.dirname, "../../../../docs/guides");

type Language = CodeExample["language"];

/** What cannot be run beside the rest. */
const leftOut = new Set([
  // Without end.
  "watchEvents",
  // Needs somebody who is paired.
  "endPairings",
  // Needs a test key, and ends what it has made.
  "deleteTestData",
]);

interface Shown {
  readonly id: string;
  readonly path: string;
  readonly method: string;
  readonly code: string;
}

/** All examples of one language, as they stand in the documentation. */
export async function shownExamples(cafe: Cafe, language: Language): Promise<Shown[]> {
  const { json: document } = await cafe.request("GET", "/openapi.json");
  return operationsOf(document)
    .filter(({ needs }) => needs === "apiKey")
    .map((operation) => ({
      ...operation,
      code: codeExamples(document, operation).find((it) => it.language === language)?.code ?? "",
    }));
}

/** Those of a merchant's own API that can be run one after the other, with what they name made true at this café. */
export async function docsExamples(
  cafe: Cafe,
  language: Language,
  { shownUrl, url, hook }: { readonly shownUrl: string; readonly url: string; readonly hook: string },
): Promise<Shown[]> {
  const { endpoint } = await cafe.api.webhookEndpoints.create({ url: hook });
  const { order } = await cafe.api.orders.place({
    order_id: `before-docs-${language}`,
    horeca_id: cafe.horecaId,
    description: "Tea",
  });
  const { code } = await cafe.api.pairingCodes.create({ order_id: order.order_id });
  const event = (await cafe.api.events.list({ limit: 1 })).events[0];
  const ours = (text: string) =>
    text
      .replaceAll(shownUrl, url)
      .replaceAll("https://coffee.example/hooks/gotovo", hook)
      .replaceAll(/ev_[0-9a-f]{32}/g, event?.id ?? "")
      .replaceAll(/we_[0-9a-f]{32}/g, endpoint.id)
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, cafe.horecaId)
      .replaceAll("K7FM-Q2XW-9P", code)
      .replaceAll("A-1042", `docs-${language}`)
      .replaceAll(/(Idempotency-Key"?: "?)/g, `$1${language}-`);
  const shown = (await shownExamples(cafe, language)).filter(
    ({ id, path }) => path.startsWith("/v1/") && !leftOut.has(id),
  );
  // What is deleted is shown to work before.
  const last = shown.filter(({ method }) => method === "DELETE");
  const inOrder = [...shown.filter((example) => !last.includes(example)), ...last];
  return inOrder.map((example) => ({ ...example, code: ours(example.code) }));
}

/** The calls of some guides as they stand there, in the order of the guides, for a shell that knows the café. */
export async function guideCalls(names: readonly string[], { url, hook }: { url: string; hook: string }) {
  const texts = await Promise.all(names.map((name) => readFile(join(guides, `${name}.md`), "utf8")));
  const blocks = texts.flatMap((text) =>
    [...text.matchAll(/```sh\n(curl [\s\S]*?)```/g)].map(([, call = ""]) => call),
  );
  return blocks.map((call) =>
    call.replaceAll("http://localhost:3000", url).replaceAll("https://coffee.example/hooks/gotovo", hook),
  );
}
