import type { OpenAPIHono } from "@hono/zod-openapi";
export function renderDocs(document: ReturnType<OpenAPIHono["getOpenAPI31Document"]>): string {
  return `<!doctype html><title>${document.info.title}</title>`;
}
