import { readFileSync } from "node:fs";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import packageJson from "../../package.json" with { type: "json" };
import type { ApiContext } from "../context.ts";
import { renderLlms } from "../docs/llms.ts";
import { renderPages } from "../docs/pages.ts";
import { tags } from "../docs/tags.ts";
import type { Router } from "../http/create-router.ts";
import { HttpProblem } from "../http/http-problem.ts";

const tag = "Operation";
const { version: ownVersion } = packageJson;
/** The pages ask nobody else for anything, and nothing that stands in them is run. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const introduction = `Follow a café order in Telegram. Give every request of a café's server its API key as
\`Authorization: Bearer <key>\`. Errors are RFC 9457 problem details with a closed \`code\`. Every POST and PATCH takes an
\`Idempotency-Key\`. Unknown fields are refused under /v1 and ignored elsewhere; trailing slashes are accepted.
Money is integer minor units; times are ISO 8601 in UTC.`;

const file = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), "utf8");
const script = { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" };
const style = { "content-type": "text/css; charset=utf-8", "cache-control": "no-cache" };
const page = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": contentSecurityPolicy,
  "cache-control": "no-cache",
};

/** `/openapi.json`, `/llms.txt` and the pages under `/docs`, all made of the routes themselves and the guides. */
export function addDocsRoutes(app: OpenAPIHono, router: Router, api: ApiContext): void {
  const security = { type: "http", scheme: "bearer" } as const;
  app.openAPIRegistry.registerComponent("securitySchemes", "apiKey", {
    ...security,
    description: "An API key of the merchant",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "accessToken", {
    ...security,
    description: "The access token of a customer who is signed in",
  });
  let made: ReturnType<typeof make> | undefined;
  const make = async () => {
    const used = new Set(
      app.openAPIRegistry.definitions.flatMap((it) => (it.type === "route" ? (it.route.tags ?? []) : [])),
    );
    const document = app.getOpenAPI31Document({
      openapi: "3.1.0",
      info: {
        title: "Gotovo",
        version: api.version ?? ownVersion,
        description: introduction.replaceAll("\n", " "),
        contact: { name: "Gotovo", url: `${api.publicUrl}/docs` },
        license: { name: "MIT", identifier: "MIT" } as { name: string },
      },
      servers: [{ url: api.publicUrl }],
      tags: [...used].map((name) => ({ name, description: tags[name] ?? "" })),
    });
    const pages = await renderPages(document);
    const files = new Map<string, [string, Record<string, string>]>([
      ["docs.js", [file("browser.js"), script]],
      ["docs.css", [file("docs.css"), style]],
      ["search.json", [JSON.stringify(pages.search), { "content-type": "application/json" }]],
    ]);
    for (const [slug, text] of pages.html) files.set(slug, [text, page]);
    return { json: JSON.stringify(document), llms: renderLlms(document), files };
  };
  const documentation = () => {
    made ??= make();
    return made;
  };
  const answerFile = async (name: string) => {
    const [text, headers] = (await documentation()).files.get(name) ?? [];
    if (text === undefined)
      throw new HttpProblem("not_found", { detail: "The documentation has no such page." });
    return new Response(text, { headers });
  };

  router.public(
    {
      method: "get",
      path: "/openapi.json",
      operationId: "getOpenApi",
      tag,
      summary: "Get this API as OpenAPI 3.1",
      description: "Made of the routes themselves, for generators of clients and for other tools.",
      answers: { 200: { description: "The document", schema: z.object({}) } },
    },
    async () => {
      const headers = { "content-type": "application/json", "access-control-allow-origin": "*" };
      return new Response((await documentation()).json, { headers });
    },
  );

  router.public(
    {
      method: "get",
      path: "/llms.txt",
      operationId: "getLlmsText",
      tag,
      summary: "Get the contents of this documentation for language models",
      description: "All guides and operations with their addresses, as llmstxt.org has it.",
      answers: { 200: { description: "The text", schema: z.string(), contentType: "text/plain" } },
    },
    async () =>
      new Response((await documentation()).llms, {
        headers: { "content-type": "text/plain; charset=utf-8" },
      }),
  );

  router.public(
    {
      method: "get",
      path: "/docs",
      operationId: "getDocs",
      tag,
      summary: "Get this API as web pages",
      description: "The first page: what there is, with links to the guides and to each group of operations.",
      answers: { 200: { description: "The page", schema: z.string(), contentType: "text/html" } },
    },
    () => answerFile(""),
  );

  router.public(
    {
      method: "get",
      path: "/docs/{page}",
      operationId: "getDocsPage",
      tag,
      summary: "Get one page of it",
      description: "A guide, or a group of operations.",
      params: z.object({
        page: z
          .string()
          .max(64)
          .meta({ description: "From an address in `/llms.txt`", example: "first-order" }),
      }),
      answers: { 200: { description: "The page", schema: z.string(), contentType: "text/html" } },
      refusals: ["not_found"],
    },
    ({ params }) => answerFile(params.page),
  );
}
