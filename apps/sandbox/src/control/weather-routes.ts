import { Hono } from "hono";
import { z } from "zod";
import { advanceClock, createFault, redeliver, reset, updateSettings } from "./contract.ts";
import { botNamed, type ControlDeps } from "./deps.ts";
import { notFound } from "./failure.ts";
import { bodyOf, limitParam, queryOf } from "./input.ts";

const callsQuery = z.strictObject({
  bot: z.string().optional(),
  method: z.string().optional(),
  chat_id: z.coerce.number().int().optional(),
  ok: z.stringbool().optional(),
  after: z.coerce.number().int().optional(),
  limit: limitParam(1000),
});

/** What only tests need: the call log, repeated deliveries, faults, limits, the clock. */
export function weatherRoutes({ world, calls, faults, limits, ...deps }: ControlDeps): Hono {
  const app = new Hono();
  app.get("/calls", (c) => c.json(calls.find(queryOf(c, callsQuery))));
  app.get("/updates/:bot", (c) => {
    const bot = botNamed(world, c.req.param("bot"));
    const { limit } = queryOf(c, z.strictObject({ limit: limitParam(100) }));
    return c.json({
      updates: world.updates.history(bot).slice(-limit),
      pending: world.updates.pending(bot).length,
    });
  });
  app.post("/updates/:bot/redeliver", async (c) => {
    const bot = botNamed(world, c.req.param("bot"));
    const update = world.updates.again(bot, (await bodyOf(c, redeliver)).update_id);
    if (!update) throw notFound("the update");
    return c.json({ update_id: update.update_id });
  });
  app.get("/faults", (c) => c.json({ faults: faults.list() }));
  app.post("/faults", async (c) => c.json(faults.add(await bodyOf(c, createFault))));
  app.delete("/faults", (c) => {
    faults.clear();
    return c.json({ ok: true });
  });
  app.delete("/faults/:id", (c) => {
    if (!faults.remove(c.req.param("id"))) throw notFound("the fault");
    return c.json({ ok: true });
  });
  app.get("/settings", (c) => c.json(world.settings));
  app.patch("/settings", async (c) => {
    const change = await bodyOf(c, updateSettings);
    const { settings } = world;
    Object.assign(settings.limits, change.limits);
    Object.assign(settings.call_log, change.call_log);
    if (change.clock_offset_ms !== undefined) settings.clock_offset_ms = change.clock_offset_ms;
    if (change.limits) limits.reset();
    return c.json(settings);
  });
  const clock = () => ({ now: world.now(), offset_ms: world.settings.clock_offset_ms });
  app.get("/clock", (c) => c.json(clock()));
  app.post("/clock", async (c) => {
    const { advance_seconds } = await bodyOf(c, advanceClock);
    world.settings.clock_offset_ms += Math.round(advance_seconds * 1000);
    // What is good for a time may be over now: pages look again.
    world.events.emit({ type: "resync" });
    return c.json(clock());
  });
  app.post("/reset", async (c) => {
    deps.reset(await bodyOf(c, reset));
    return c.json({ ok: true });
  });
  return app;
}
