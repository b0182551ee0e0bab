import type { Browser } from "playwright-core";
import type { ProductProcess } from "../world/product.ts";
import { type ChatPage, chatPage } from "./chat-page.ts";
import { type Device, desk, openBrowser, phone } from "./site.ts";

type Language = "ru" | "en";

/** A person at their own screen, in the chat that a link has opened. */
export interface Somebody {
  readonly id: number;
  readonly chat: ChatPage;
  /** What went wrong on their pages. */
  readonly problems: string[];
}

/** A café of its own, whose people come to the local Telegram's page by links, each in a browser of theirs. */
export async function openCafe(
  product: ProductProcess,
  browser: Browser,
  name: string,
  language: Language = "ru",
) {
  const { api_key, venues, owner_invite_url } = await product.createMerchant([
    "--name",
    name,
    "--venue",
    name,
  ]);
  const api = product.api(api_key);
  const horeca_id = venues[0]?.horeca_id ?? "";

  async function comes(device: Device, person: string, link: string): Promise<Somebody> {
    const { id } = await product.telegram.person({ first_name: person, language_code: language });
    const { context, problems } = await openBrowser(browser, { ...device, language });
    const chat = chatPage(await context.newPage(), { language });
    await chat.page.goto(link);
    await chat.choose(person);
    await chat.start();
    return { id, chat, problems };
  }

  return {
    api,
    /** Somebody who has paid and follows the order, on a phone. Their card is in the chat. */
    async customer(number: string, person: string): Promise<Somebody> {
      const { tracking } = await api.orders.place({
        order_id: `order-${number}`,
        horeca_id,
        number,
        items: [{ name: language === "ru" ? "Капучино" : "Cappuccino", quantity: 1 }],
        customer: { site_user_id: person, name: person },
      });
      const somebody = await comes(phone, person, tracking.telegram.url ?? "");
      await somebody.chat.tap(language === "ru" ? "Да, это мой заказ" : "Yes, it is mine");
      await somebody.chat
        .message(`№ ${number} · ${name}`)
        .or(somebody.chat.message(`Order ${number} · ${name}`))
        .waitFor();
      return somebody;
    },
    /** The owner, who works at the bar, at a desk. The queue is in the chat. */
    async owner(person: string, device: Device = desk): Promise<Somebody> {
      const somebody = await comes(device, person, owner_invite_url ?? "");
      await somebody.chat.message(language === "ru" ? `${name} — очередь` : `${name} — queue`).waitFor();
      return somebody;
    },
  };
}

export type BrowserCafe = Awaited<ReturnType<typeof openCafe>>;
