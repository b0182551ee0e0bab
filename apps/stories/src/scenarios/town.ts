import { createApi } from "@gotovo/api";
import type { PlacedOrderAnswer, PlaceOrderRequest } from "@gotovo/contract";
import { silentLog } from "@gotovo/db";
import type { StaffRole } from "@gotovo/domain";
import { createMetrics } from "@gotovo/runtime";
import type { ChatDriver } from "@gotovo/sandbox/driver";
import { insertInvite } from "@gotovo/usecases/venue/staff/create-invite";
import { type ServerType, serve } from "@hono/node-server";
import { type Cafe, openCafe } from "../world/cafe.ts";
import { newStoryMerchant } from "../world/new-story-merchant.ts";
import { createWorld, customerBot, horecaBot, type World } from "../world/world.ts";
import { cardOf, newText } from "./cards.ts";

type Language = "ru" | "en";

/** A café with its own server, which knows the product by its HTTP API alone, and its staff. */
export interface CafeServer extends Cafe {
  /** Somebody paid on the café's site; the order's id is `order-<number>`. */
  paid(number: string, order?: Partial<PlaceOrderRequest>): Promise<PlacedOrderAnswer>;
  /** Somebody joins the café's staff by an invite and sees the queue. */
  joins(name: string, role?: StaffRole, language?: Language): Promise<ChatDriver>;
}

/** The product over HTTP with a local Telegram, for the stories of one file. */
export async function openTown() {
  const world = await createWorld();
  const server = await listen(world);
  const { port } = server.address() as { port: number };
  const url = `http://127.0.0.1:${port}`;
  const chat = async (bot: string, name: string, language: Language) =>
    (await world.telegram.person({ first_name: name, language_code: language })).chat(bot);
  return {
    ...world,
    url,
    cafe: (name: string) =>
      openServer(world, url, name, (person, language) => chat(horecaBot.username, person, language)),
    /** A person's chat with the customer bot; they have not started it yet. */
    customer: (name: string, language: Language = "ru") => chat(customerBot.username, name, language),
    /** A person's chat with the HoReCa bot; nobody has invited them yet. */
    guest: (name: string, language: Language = "ru") => chat(horecaBot.username, name, language),
    /** A customer of this site user who follows the link of a paid order and confirms. */
    async follows(
      cafe: CafeServer,
      number: string,
      siteUser: string,
      order: Partial<PlaceOrderRequest> = {},
    ) {
      const { tracking } = await cafe.paid(number, { customer: { site_user_id: siteUser }, ...order });
      const customer = await chat(customerBot.username, "Анна", "ru");
      await pairs(customer, tracking);
      await cardOf(customer, number);
      return customer;
    },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await world.close();
    },
  };
}

export type Town = Awaited<ReturnType<typeof openTown>>;

/** Follows the link of an order into the bot, and says that the order is theirs. */
export async function pairs(chat: ChatDriver, { telegram }: PlacedOrderAnswer["tracking"]): Promise<void> {
  const said = await chat.start(payloadOf(telegram.url));
  const question = await newText(chat, /Это ваш заказ\?|Is it yours\?/, said);
  await chat.tap({ row: 0, column: 0, message_id: question.message_id });
}

/** From a deep link: what the bot gets with `/start`. */
export function payloadOf(link: string | null): string {
  return new URL(link ?? "").searchParams.get("start") ?? "";
}

function listen({ deps }: World): Promise<ServerType> {
  const log = { ...silentLog, isLevelEnabled: () => false };
  const metrics = createMetrics({ processMetrics: false });
  const { fetch } = createApi({ deps, log, metrics, publicUrl: "https://gotovo.example" });
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(server));
  });
}

async function openServer(
  { deps, telegram }: World,
  url: string,
  name: string,
  staffChat: (person: string, language: Language) => Promise<ChatDriver>,
): Promise<CafeServer> {
  const merchant = await newStoryMerchant(deps, { name, venues: [name] }, "https://t.me/GotovoHorecaDemoBot");
  const cafe = openCafe(merchant, { url, fetch, telegram });
  return {
    ...cafe,
    paid: (number, order = {}) =>
      cafe.api.orders.place({
        order_id: `order-${number}`,
        horeca_id: cafe.horecaId,
        number,
        items: [{ name: "Капучино", quantity: 1 }],
        ...order,
      }),
    async joins(person, role = "barista", language = "ru") {
      const chat = await staffChat(person, language);
      await chat.start(await deps.db.tx((tx) => insertInvite(deps, tx, cafe.horecaId, role, null)));
      await chat.waitForText(language === "ru" ? `${name} — очередь` : `${name} — queue`);
      return chat;
    },
  };
}
