import type { Account, AccountOrder, AccountSession } from "@gotovo/contract";
import type { Session } from "../session/session.ts";

export interface ProfileChange {
  readonly name?: string | null;
  readonly nickname?: string | null;
  readonly language?: "ru" | "en" | null;
}

export interface OrdersPage {
  readonly orders: AccountOrder[];
  readonly next_cursor: string | null;
}

/** What a signed-in person may ask and do. Every call throws ApiError. */
export type AccountApi = ReturnType<typeof createAccountApi>;

const path = "/v1/account";

/** `/v1/account` as the person of this session. */
export function createAccountApi(session: Session) {
  const accountOf = async (answer: Promise<{ account: Account }>) => (await answer).account;
  return {
    account: () => accountOf(session.call(path)),
    change: (change: ProfileChange) => accountOf(session.call(path, { method: "PATCH", body: change })),
    /** Answers whether it waits; else everything is gone. */
    erase: async () => {
      const answer = await session.call<object>(path, { method: "DELETE", body: { confirm: "delete" } });
      return "erase_at" in answer;
    },
    keep: () => session.call<unknown>(`${path}/keep`, { method: "POST" }),
    keepKey: () => session.call<unknown>(`${path}/key/keep`, { method: "POST" }),
    inviter: async (code: string) =>
      (
        await session.call<{ inviter: { name: string } }>(
          `${path}/invite?invite_code=${encodeURIComponent(code)}`,
        )
      ).inviter.name,
    enterInvite: (code: string) =>
      accountOf(session.call(`${path}/invite`, { method: "POST", body: { invite_code: code } })),
    unlinkTelegram: () => accountOf(session.call(`${path}/telegram`, { method: "DELETE" })),
    activeOrders: async () => (await session.call<OrdersPage>(`${path}/orders?active=true`)).orders,
    orders: (cursor: string | null) =>
      session.call<OrdersPage>(`${path}/orders${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`),
    async decideOffer(orderId: string, answer: "accept" | "decline") {
      await session.call(`${path}/orders/${encodeURIComponent(orderId)}/${answer}`, { method: "POST" });
    },
    async rate(orderId: string, rating: number, comment: string) {
      const body = comment === "" ? { rating } : { rating, comment };
      await session.call(`${path}/orders/${encodeURIComponent(orderId)}/feedback`, { method: "PUT", body });
    },
    sessions: async () => (await session.call<{ sessions: AccountSession[] }>(`${path}/sessions`)).sessions,
    endSession: (id: string) =>
      session.call<unknown>(`${path}/sessions/${encodeURIComponent(id)}`, { method: "DELETE" }),
    endOtherSessions: () => session.call<unknown>(`${path}/sessions`, { method: "DELETE" }),
    exportAll: () => session.call<unknown>(`${path}/export`),
  };
}
