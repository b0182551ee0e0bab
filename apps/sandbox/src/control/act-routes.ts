import { type Context, Hono } from "hono";
import { sendFiles } from "../person/files.ts";
import { press, shareContact } from "../person/keyboard.ts";
import { setPinned } from "../person/pin.ts";
import { react } from "../person/react.ts";
import type { Seat } from "../person/seat.ts";
import { tap } from "../person/tap.ts";
import { deleteByPerson, editOwn, say, write } from "../person/write.ts";
import { displayMessage } from "../state/display.ts";
import type { Message } from "../state/types.ts";
import type { World } from "../state/world.ts";
import * as contract from "./contract.ts";
import { bodyOf, idOf } from "./input.ts";

/** What a person does in a chat of either kind; `seatOf` says who and where from the path. */
export function actRoutes(world: World, seatOf: (c: Context) => Seat): Hono {
  const app = new Hono();
  const shown = ({ chat }: Seat, message: Message) => ({ message: displayMessage(world, chat, message) });

  app.post("/say", async (c) => {
    const wish = await bodyOf(c, contract.say);
    const seat = seatOf(c);
    return c.json(shown(seat, say(world, seat, wish)));
  });
  app.post("/press", async (c) => {
    const wish = await bodyOf(c, contract.press);
    const seat = seatOf(c);
    return c.json(shown(seat, press(world, seat, wish)));
  });
  app.post("/tap", async (c) => {
    const wish = await bodyOf(c, contract.tap);
    return c.json(await tap(world, seatOf(c), wish));
  });
  app.post("/contact", async (c) => {
    const wish = await bodyOf(c, contract.shareContact);
    const seat = seatOf(c);
    return c.json(shown(seat, shareContact(world, seat, wish)));
  });
  app.post("/location", async (c) => {
    const { topic, ...location } = await bodyOf(c, contract.shareLocation);
    const seat = seatOf(c);
    return c.json(shown(seat, write(world, seat, { kind: "location", location }, { topic })));
  });
  app.post("/media", async (c) => {
    const wish = await bodyOf(c, contract.sendMedia);
    const seat = seatOf(c);
    const messages = sendFiles(world, seat, wish);
    return c.json({ messages: messages.map((message) => displayMessage(world, seat.chat, message)) });
  });
  app.patch("/messages/:message_id", async (c) => {
    const wish = await bodyOf(c, contract.editMessage);
    const seat = seatOf(c);
    return c.json(shown(seat, editOwn(world, seat, idOf(c, "message_id"), wish)));
  });
  app.delete("/messages/:message_id", (c) => {
    deleteByPerson(world, seatOf(c), idOf(c, "message_id"));
    return c.json({ ok: true });
  });
  app.put("/messages/:message_id/reaction", async (c) => {
    const { emoji } = await bodyOf(c, contract.react);
    const seat = seatOf(c);
    return c.json(shown(seat, react(world, seat, idOf(c, "message_id"), emoji)));
  });
  app.put("/messages/:message_id/pin", async (c) => {
    const { pinned } = await bodyOf(c, contract.pin);
    const seat = seatOf(c);
    return c.json(shown(seat, setPinned(world, seat, idOf(c, "message_id"), pinned)));
  });
  return app;
}
