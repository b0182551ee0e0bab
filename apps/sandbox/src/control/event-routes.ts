import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { findGroup } from "../state/chats.ts";
import { displayEvent } from "../state/display-event.ts";
import type { Happening, Recorded } from "../state/events.ts";
import type { World } from "../state/world.ts";
import { queryOf } from "./input.ts";

const heartbeatMs = 15_000;
const query = z.strictObject({
  person_id: z.coerce.number().int().optional(),
  after: z.coerce.number().int().min(0).optional(),
});

/** /events: the live stream for pages. */
export function eventRoutes({ world }: { world: World }): Hono {
  const app = new Hono();
  app.get("/events", (c) => {
    const { person_id, after } = queryOf(c, query);
    const header = c.req.header("Last-Event-ID");
    const from = header && /^\d+$/.test(header) ? Number(header) : after;
    const response = streamSSE(c, async (stream) => {
      const queue: Recorded[] = [];
      let wake = () => {};
      const unsubscribe = world.events.subscribe((recorded) => {
        if (!concerns(world, recorded.happening, person_id)) return;
        queue.push(recorded);
        wake();
      });
      stream.onAbort(() => {
        unsubscribe();
        wake();
      });
      const missed = from === undefined ? [] : world.events.since(from);
      const lost = { id: world.events.lastId(), happening: { type: "resync" } } as const;
      queue.unshift(...(missed ?? [lost]).filter(({ happening }) => concerns(world, happening, person_id)));
      // Opens the stream at once: a client waits for the first bytes.
      await stream.write(": hello\n\n");
      while (!stream.aborted) {
        const recorded = queue.shift();
        if (recorded) {
          const event = displayEvent(world, recorded.happening);
          if (event)
            await stream.writeSSE({
              id: String(recorded.id),
              event: event.type,
              data: JSON.stringify(event),
            });
          continue;
        }
        const idle = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(resolve, heartbeatMs, true);
          wake = () => {
            clearTimeout(timer);
            resolve(false);
          };
        });
        if (idle) await stream.write(": still here\n\n");
      }
    });
    // No proxy may keep, pack or hold back what is written.
    response.headers.set("Cache-Control", "no-store, no-transform");
    response.headers.set("X-Accel-Buffering", "no");
    return response;
  });
  return app;
}

/** A group's events concern everybody who is or was in it: the latter see that they are not any more. */
function concerns(world: World, happening: Happening, personId: number | undefined): boolean {
  if (personId === undefined || !("chat_id" in happening)) return true;
  if (happening.bot_id !== null) return happening.chat_id === personId;
  return findGroup(world, happening.chat_id)?.members.some(({ id }) => id === personId) ?? false;
}
