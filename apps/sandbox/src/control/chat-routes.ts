import { type Context, Hono } from "hono";
import { z } from "zod";
import { privateSeat } from "../person/seat.ts";
import { start } from "../person/write.ts";
import { chatState, placeOf, setBlocked } from "../state/chats.ts";
import { displayChat, displayMessage } from "../state/display.ts";
import type { PrivateChat } from "../state/types.ts";
import type { World } from "../state/world.ts";
import { actRoutes } from "./act-routes.ts";
import * as contract from "./contract.ts";
import { botNamed } from "./deps.ts";
import { bodyOf, idOf, limitParam, queryOf } from "./input.ts";
import { changeIn, waitParams } from "./wait-for-change.ts";

const listQuery = z.strictObject({
  person_id: z.coerce.number().int().optional(),
  bot: z.string().optional(),
});
const viewQuery = z.strictObject({
  limit: limitParam(200),
  before: z.coerce.number().int().optional(),
  ...waitParams,
});

/** /chats: private chats, and everything a person does in one. */
export function chatRoutes({ world }: { world: World }): Hono {
  const app = new Hono();
  const seatOf = (c: Context) =>
    privateSeat(world, botNamed(world, c.req.param("bot") as string), idOf(c, "chat_id"));

  app.get("/", (c) => {
    const { person_id, bot } = queryOf(c, listQuery);
    const botId = bot === undefined ? undefined : botNamed(world, bot).id;
    const chats = [...world.chats.values()].filter(
      (chat): chat is PrivateChat =>
        chat.kind === "private" &&
        (person_id ?? chat.chat_id) === chat.chat_id &&
        (botId ?? chat.bot_id) === chat.bot_id,
    );
    return c.json({
      chats: chats.map((chat) => {
        const last = [...chat.messages.values()].at(-1);
        return {
          chat: chatState(world, chat),
          last_message: last ? displayMessage(world, chat, last) : null,
        };
      }),
    });
  });
  app.get("/:bot/:chat_id", async (c) => {
    const query = queryOf(c, viewQuery);
    await changeIn(world.events, placeOf(seatOf(c).chat), query);
    return c.json(displayChat(world, seatOf(c).chat, query));
  });
  app.post("/:bot/:chat_id/start", async (c) => {
    const { payload } = await bodyOf(c, contract.start);
    const seat = seatOf(c);
    return c.json({ message: displayMessage(world, seat.chat, start(world, seat, payload)) });
  });
  for (const [path, blocked] of [
    ["block", true],
    ["unblock", false],
  ] as const) {
    app.post(`/:bot/:chat_id/${path}`, async (c) => {
      await bodyOf(c, contract.nothing);
      const { chat } = seatOf(c);
      setBlocked(world, chat, blocked);
      return c.json({ chat: chatState(world, chat) });
    });
  }
  app.route("/:bot/:chat_id", actRoutes(world, seatOf));
  return app;
}
