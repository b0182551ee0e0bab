import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import packageJson from "../../package.json" with { type: "json" };
import type { ApiContext } from "../context.ts";
import { renderDocs } from "../docs/render-docs.ts";
import type { Router } from "../http/create-router.ts";

const tag = "Operation";
const { version: ownVersion } = packageJson;
/** The page has no scripts and asks nobody else for anything. */
const contentSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const introduction = `Follow a café order in Telegram. Give every request of a café's server its API key as
\`Authorization: Bearer <key>\`. Errors are RFC 9457 problem details with a closed \`code\`. Every POST takes an
\`Idempotency-Key\`. Unknown fields are refused under /v1 and ignored elsewhere; trailing slashes are accepted.
Money is integer minor units; times are ISO 8601 in UTC.`;

/** `/openapi.json` and `/docs`, both made of the routes themselves. */
export function addDocsRoutes(app: OpenAPIHono, router: Router, api: ApiContext): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "apiKey", { type: "http", scheme: "bearer" });
  app.openAPIRegistry.registerComponent("securitySchemes", "accessToken", { type: "http", scheme: "bearer" });
  let made: ReturnType<typeof make> | undefined;
  const make = async () => {
    const document = app.getOpenAPI31Document({
      openapi: "3.1.0",
      info: {
        title: "Gotovo",
        version: api.version ?? ownVersion,
        description: introduction.replaceAll("\n", " "),
      },
      servers: [{ url: api.publicUrl }],
    });
    return { json: JSON.stringify(document), page: await renderDocs(document) };
  };

  router.public(
    {
      method: "get",
      path: "/openapi.json",
      operationId: "getOpenApi",
      tag,
      summary: "Get this API as OpenAPI 3.1",
      answers: { 200: { description: "The document", schema: z.object({}) } },
    },
    async () => {
      made ??= make();
      const headers = { "content-type": "application/json", "access-control-allow-origin": "*" };
      return new Response((await made).json, { headers });
    },
  );

  router.public(
    {
      method: "get",
      path: "/docs",
      operationId: "getDocs",
      tag,
      summary: "Get this API as a web page",
      answers: { 200: { description: "The page", schema: z.string(), contentType: "text/html" } },
    },
    async () => {
      made ??= make();
      const headers = {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": contentSecurityPolicy,
      };
      return new Response((await made).page, { headers });
    },
  );
}
