import { type Context, Hono } from "hono";
import { z } from "zod";
import { sendFiles } from "../person/files.ts";
import { tap } from "../person/tap.ts";
import {
  chatOf,
  deleteByPerson,
  editOwn,
  press,
  react,
  say,
  shareContact,
  start,
  write,
} from "../person/write.ts";
import { chatState, setBlocked } from "../state/chats.ts";
import { displayChat, displayMessage } from "../state/display.ts";
import type { Chat, Message } from "../state/types.ts";
import type { World } from "../state/world.ts";
import * as contract from "./contract.ts";
import { botNamed } from "./deps.ts";
import { bodyOf, idOf, limitParam, queryOf } from "./input.ts";

const listQuery = z.strictObject({
  person_id: z.coerce.number().int().optional(),
  bot: z.string().optional(),
});
const viewQuery = z.strictObject({ limit: limitParam(200), before: z.coerce.number().int().optional() });

/** /chats: everything a person does in a chat. */
export function chatRoutes({ world }: { world: World }): Hono {
  const app = new Hono();
  const chatIn = (c: Context): Chat =>
    chatOf(world, botNamed(world, c.req.param("bot") as string), idOf(c, "chat_id"));
  const shown = (chat: Chat, message: Message) => ({ message: displayMessage(world, chat, message) });

  app.get("/", (c) => {
    const { person_id, bot } = queryOf(c, listQuery);
    const botId = bot === undefined ? undefined : botNamed(world, bot).id;
    const chats = [...world.chats.values()].filter(
      (chat) => (person_id ?? chat.chat_id) === chat.chat_id && (botId ?? chat.bot_id) === chat.bot_id,
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
  app.get("/:bot/:chat_id", (c) => c.json(displayChat(world, chatIn(c), queryOf(c, viewQuery))));
  app.post("/:bot/:chat_id/start", async (c) => {
    const { payload } = await bodyOf(c, contract.start);
    const chat = chatIn(c);
    return c.json(shown(chat, start(world, chat, payload)));
  });
  app.post("/:bot/:chat_id/say", async (c) => {
    const wish = await bodyOf(c, contract.say);
    const chat = chatIn(c);
    return c.json(shown(chat, say(world, chat, wish)));
  });
  app.post("/:bot/:chat_id/press", async (c) => {
    const { text } = await bodyOf(c, contract.press);
    const chat = chatIn(c);
    return c.json(shown(chat, press(world, chat, text)));
  });
  app.post("/:bot/:chat_id/tap", async (c) => {
    const wish = await bodyOf(c, contract.tap);
    return c.json(await tap(world, chatIn(c), wish));
  });
  app.post("/:bot/:chat_id/contact", async (c) => {
    const wish = await bodyOf(c, contract.shareContact);
    const chat = chatIn(c);
    return c.json(shown(chat, shareContact(world, chat, wish)));
  });
  app.post("/:bot/:chat_id/location", async (c) => {
    const location = await bodyOf(c, contract.shareLocation);
    const chat = chatIn(c);
    return c.json(shown(chat, write(world, chat, { kind: "location", location })));
  });
  app.post("/:bot/:chat_id/media", async (c) => {
    const wish = await bodyOf(c, contract.sendMedia);
    const chat = chatIn(c);
    const messages = sendFiles(world, chat, wish);
    return c.json({ messages: messages.map((message) => displayMessage(world, chat, message)) });
  });
  app.patch("/:bot/:chat_id/messages/:message_id", async (c) => {
    const wish = await bodyOf(c, contract.editMessage);
    const chat = chatIn(c);
    return c.json(shown(chat, editOwn(world, chat, idOf(c, "message_id"), wish)));
  });
  app.delete("/:bot/:chat_id/messages/:message_id", (c) => {
    deleteByPerson(world, chatIn(c), idOf(c, "message_id"));
    return c.json({ ok: true });
  });
  app.put("/:bot/:chat_id/messages/:message_id/reaction", async (c) => {
    const { emoji } = await bodyOf(c, contract.react);
    const chat = chatIn(c);
    return c.json(shown(chat, react(world, chat, idOf(c, "message_id"), emoji)));
  });
  for (const [path, blocked] of [
    ["block", true],
    ["unblock", false],
  ] as const) {
    app.post(`/:bot/:chat_id/${path}`, async (c) => {
      await bodyOf(c, contract.nothing);
      const chat = chatIn(c);
      setBlocked(world, chat, blocked);
      return c.json({ chat: chatState(world, chat) });
    });
  }
  return app;
}
