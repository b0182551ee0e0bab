import { Gotovo } from "@gotovo/client";
import type { PlaceOrderRequest } from "@gotovo/contract";
import type { ChatDriver, SandboxDriver } from "@gotovo/sandbox/driver";
import type { MerchantJson } from "@gotovo/standalone/new-merchant";
import { type Customer, openCustomer } from "./customer.ts";
import { horecaBot } from "./local-telegram.ts";
import type { PlacedOrder } from "./placed-order.ts";

export type { PlacedOrder };

/** Where a product can be reached: its address, how to call it, and the Telegram that its bots live in. */
export interface Place {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly telegram: SandboxDriver;
}

/** An answer of the HTTP API, as it came. */
export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: stories look into whatever came.
  readonly json: any;
  readonly headers: Headers;
}

/** A café with one venue, as its own server sees Gotovo, and its staff. */
export interface Cafe {
  readonly merchantId: string;
  /** Where its server finds the API. */
  readonly url: string;
  readonly apiKey: string;
  readonly testApiKey: string;
  readonly horecaId: string;
  readonly name: string;
  /** Without retries: a story wants to see what happened. */
  readonly api: Gotovo;
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  order(order?: OrderWish): Promise<PlacedOrder>;
  /** Joins by the owner's invite; returns their chat with the HoReCa bot. Once. */
  owner(name: string): Promise<ChatDriver>;
  /** The same café with its test key. */
  inTest(): Cafe;
}

export type OrderWish = Partial<Omit<PlaceOrderRequest, "customer">> & {
  readonly customer?: Customer | NonNullable<PlaceOrderRequest["customer"]>;
};

let orders = 0;

/** The café that `merchant:create` has made. */
export function openCafe(merchant: MerchantJson, place: Place, venue = 0): Cafe {
  const { api_key: apiKey, test_api_key: testApiKey, venues } = merchant;
  const { horeca_id: horecaId, name } = venues[venue] as MerchantJson["venues"][number];
  const api = new Gotovo({ baseUrl: place.url, fetch: place.fetch, apiKey, maxRetries: 0 });

  return {
    merchantId: merchant.merchant_id,
    url: place.url,
    apiKey,
    testApiKey,
    horecaId,
    name,
    api,
    async request(method, path, body, headers = {}) {
      const response = await place.fetch(`${place.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, json: JSON.parse(text), headers: response.headers };
    },
    async order({ customer, ...wish } = {}) {
      const id = wish.order_id ?? `order-${++orders}`;
      const number = wish.number ?? String(orders);
      const buyer = customer && "siteUserId" in customer ? { site_user_id: customer.siteUserId } : customer;
      const items = [{ name: "Cappuccino", quantity: 1 }];
      const order = { horeca_id: horecaId, items, ...wish, order_id: id, number };
      const { tracking } = await api.orders.place({ ...order, ...(buyer && { customer: buyer }) });
      return {
        id,
        number,
        code: tracking.telegram.code,
        token: /start=([\w-]+)/.exec(tracking.telegram.url ?? "")?.[1],
        pageUrl: tracking.page_url,
        move: async (status, more) => (await api.orders.move(id, { status, ...more })).status,
        status: async () => (await api.orders.get(id)).order.status,
      };
    },
    async owner(person) {
      const account = await place.telegram.person({ first_name: person, language_code: "en" });
      const chat = account.chat(horecaBot.username);
      await chat.start(/start=([\w-]+)/.exec(merchant.owner_invite_url)?.[1]);
      await chat.waitForText("You are on duty");
      return chat;
    },
    inTest: () => openCafe({ ...merchant, api_key: testApiKey }, place, venue),
  };
}

/** A person with Telegram in English, who has not begun a chat yet. */
export async function meetCustomer(name: string, { telegram }: Place) {
  return openCustomer(await telegram.person({ first_name: name, language_code: "en" }));
}
