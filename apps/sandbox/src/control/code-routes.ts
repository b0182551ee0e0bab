import { Hono } from "hono";
import { z } from "zod";
import { codesOf, displayCode } from "../state/codes.ts";
import { seeCodes } from "./contract.ts";
import type { ControlDeps } from "./deps.ts";
import { bodyOf, limitParam, queryOf } from "./input.ts";

const listQuery = z.strictObject({ phone: z.string().optional(), limit: limitParam(100) });

/** /codes: what was sent to phones. */
export function codeRoutes({ world, reports }: ControlDeps): Hono {
  const app = new Hono();
  app.get("/codes", (c) => {
    const { phone, limit } = queryOf(c, listQuery);
    const codes = codesOf(world, phone, limit).map((sent) => displayCode(world, sent));
    return c.json({ codes, now: world.now() });
  });
  app.post("/codes/seen", async (c) => {
    const { request_ids } = await bodyOf(c, seeCodes);
    for (const sent of world.codes.values()) {
      if (request_ids === undefined || request_ids.includes(sent.request_id)) reports.seen(sent);
    }
    return c.json({ ok: true });
  });
  return app;
}
