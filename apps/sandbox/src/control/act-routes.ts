import { type Context, Hono } from "hono";
import { sendFiles } from "../person/files.ts";
import { forward } from "../person/forward.ts";
import { press, shareContact } from "../person/keyboard.ts";
import { sendOfKind } from "../person/kinds.ts";
import { deleteByPerson, editOwn } from "../person/own-messages.ts";
import { setPinned } from "../person/pin.ts";
import { react } from "../person/react.ts";
import { checkCanSee, groupSeat, privateSeat, type Seat } from "../person/seat.ts";
import { tap } from "../person/tap.ts";
import { say, write } from "../person/write.ts";
import { displayMessage } from "../state/display.ts";
import type { Message } from "../state/types.ts";
import type { World } from "../state/world.ts";
import * as contract from "./contract.ts";
import { botNamed } from "./deps.ts";
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
    const { latitude, longitude, title, address, ...place } = await bodyOf(c, contract.shareLocation);
    const seat = seatOf(c);
    const location = { latitude, longitude };
    const venue = title !== undefined && address !== undefined && { location, title, address };
    const content = venue ? ({ kind: "venue", venue } as const) : ({ kind: "location", location } as const);
    return c.json(shown(seat, write(world, seat, content, place)));
  });
  app.post("/send", async (c) => {
    const wish = await bodyOf(c, contract.sendKind);
    const seat = seatOf(c);
    return c.json(shown(seat, sendOfKind(world, seat, wish)));
  });
  app.post("/forward", async (c) => {
    const wish = await bodyOf(c, contract.forward);
    const seat = seatOf(c);
    const { id } = seat.person;
    const source =
      "bot" in wish.from
        ? privateSeat(world, botNamed(world, wish.from.bot), id)
        : groupSeat(world, wish.from.group, id);
    checkCanSee(source);
    const messages = forward(world, seat, source.chat, wish);
    return c.json({ messages: messages.map((message) => displayMessage(world, seat.chat, message)) });
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
