import type { Account, AccountOrder, accountSession } from "@gotovo/contract";
import type { z } from "zod";
import type { Session } from "../session/session.ts";

/** Where the person is signed in. */
export type Device = z.infer<typeof accountSession>;

export interface OrdersPage {
  readonly orders: AccountOrder[];
  readonly next_cursor: string | null;
}

export type ProfileChange = Partial<Pick<Account, "name" | "nickname" | "language">>;

/** `/v1/account` as its owner. Everything throws ApiError. */
export function createAccountApi({ call }: Session) {
  const asked = async (path: string, method: "GET" | "PATCH" | "POST" | "DELETE", body?: unknown) =>
    (await call<{ account: Account }>(path, { method, body })).account;
  return {
    account: () => asked("/v1/account", "GET"),
    change: (change: ProfileChange) => asked("/v1/account", "PATCH", change),
    enterInvite: (code: string) => asked("/v1/account/invite", "POST", { invite_code: code }),
    unlinkTelegram: () => asked("/v1/account/telegram", "DELETE"),
    activeOrders: () => call<OrdersPage>("/v1/account/orders?active=true"),
    orders: (cursor: string | null) =>
      call<OrdersPage>(`/v1/account/orders${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`),
    devices: async () => (await call<{ sessions: Device[] }>("/v1/account/sessions")).sessions,
    endDevice: (id: string) => call(`/v1/account/sessions/${id}`, { method: "DELETE" }),
    endOthers: () => call("/v1/account/sessions", { method: "DELETE" }),
  };
}

export type AccountApi = ReturnType<typeof createAccountApi>;
