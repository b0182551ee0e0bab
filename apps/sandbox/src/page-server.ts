import { existsSync } from "node:fs";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";
import type { World } from "./state/world.ts";

const dist = new URL("../page/dist", import.meta.url).pathname;

/**
 * The chat page at "/", and links into it that look like Telegram's: /t.me/<bot>?start=<payload> and
 * /<bot>?start=<payload> open the page on that bot with the payload at hand.
 */
export function createPage(app: Hono, world: World): void {
  const link = (name: string, payload: string | undefined) => {
    const bot = [...world.bots.values()].find((one) => one.username.toLowerCase() === name.toLowerCase());
    if (!bot) return undefined;
    const query = new URLSearchParams({ bot: bot.username, ...(payload && { start: payload }) });
    return `/?${query}`;
  };
  app.get("/t.me/:name", (c) => {
    const target = link(c.req.param("name"), c.req.query("start"));
    return target ? c.redirect(target) : c.notFound();
  });
  app.get("/:name", (c, next) => {
    const target = link(c.req.param("name"), c.req.query("start"));
    return target ? Promise.resolve(c.redirect(target)) : next();
  });
  if (existsSync(dist)) app.use("*", serveStatic({ root: dist }));
  else app.get("/", (c) => c.text("The chat page is not built. The Bot API and /sandbox work without it.\n"));
}
