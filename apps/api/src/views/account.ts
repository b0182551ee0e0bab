import type { Account, AccountOrder as AccountOrderView } from "@gotovo/contract";
import { allowedActions, isToldUnheard, maskPhone } from "@gotovo/domain";
import type { AccountOrder } from "@gotovo/usecases/accounts/account-orders";
import type { SessionRow } from "@gotovo/usecases/accounts/sessions/list-sessions";
import type { Profile } from "@gotovo/usecases/accounts/show-profile";
import type { ApiContext } from "../context.ts";
import { viewInstant, viewOrder } from "./order.ts";
import { shownRefund, viewHold, viewSoldOut } from "./tracked-order.ts";
import { viewPages } from "./tracking.ts";

/** An account as its owner sees it. */
export async function viewAccount(api: ApiContext, profile: Profile): Promise<Account> {
  const bot = await api.botName("customer");
  return {
    id: profile.id,
    phone: profile.phone,
    asks_same: profile.asksSame,
    name: profile.name,
    nickname: profile.nickname,
    language: profile.language,
    invite_code: profile.inviteCode,
    invite_url: `${api.publicUrl}/sign-in?invite=${profile.inviteCode}`,
    invited_by: profile.inviterPhone === null ? null : maskPhone(profile.inviterPhone),
    followers: [...profile.followers],
    telegram: {
      linked: profile.personId !== null,
      name: profile.telegramName,
      url: bot === null ? null : `${api.telegramLinkRoot}/${bot}`,
    },
    key: {
      set: profile.hasKey,
      here: profile.keyHere,
      since: viewInstant(profile.keySetAt),
      drop_at: viewInstant(profile.keyDropAt),
    },
    erase_at: viewInstant(profile.eraseAt),
    created_at: profile.createdAt.toISOString(),
  };
}

/** Nothing that a café could have written: it may be one that the owner has never dealt with. */
const unseen = {
  items: null,
  description: null,
  note: null,
  pickup: null,
  held: null,
  sold_out: null,
  unheard: false,
  cancel_reason: null,
  refund: null,
  customer_may_cancel: false,
  page_url: null,
  owner_url: null,
  repeat_url: null,
  feedback: null,
} as const;

/** An order as whoever bought it sees it; while it is offered, only that it is there. */
export function viewAccountOrder(api: ApiContext, row: AccountOrder): AccountOrderView {
  const now = api.deps.clock();
  const { number, status, version, items, description, total, currency, note, pickup, ...rest } = viewOrder(
    row,
    now,
  );
  const { cancel_reason, repeat_url, timeline, updated_at, test } = rest;
  const circumstances = { actor: "customer", customerCancel: row.customerCancel, now } as const;
  return {
    id: row.id,
    merchant_name: row.merchantName,
    venue_name: row.venueName,
    timezone: row.timezone,
    number,
    status,
    version,
    items,
    description,
    total,
    currency,
    note,
    pickup,
    ready_at: viewInstant(row.promisedAt),
    held: viewHold(row, now),
    sold_out: viewSoldOut(row),
    unheard: isToldUnheard(row),
    cancel_reason,
    refund: shownRefund(row),
    customer_may_cancel: allowedActions(row, circumstances).some((action) => action.kind === "cancel"),
    timeline,
    updated_at,
    test,
    offered: row.offered,
    repeat_url,
    ...viewPages(api, row),
    feedback: row.feedback,
    ...(row.offered && unseen),
  };
}

/** Where an account is signed in. */
export function viewSession(row: SessionRow, currentId: string) {
  return {
    id: row.id,
    device: row.device,
    place: row.address,
    current: row.id === currentId,
    has_key: row.hasKey,
    created_at: row.createdAt.toISOString(),
    used_at: row.usedAt.toISOString(),
  };
}
