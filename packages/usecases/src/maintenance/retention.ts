import { prefixOf } from "@gotovo/domain";
import type { Retention } from "./rule.ts";

const day = 24;

/** Deletes cards that ask about a row of `due`. @param owner where it stands who was asked, and how that hangs on `due` */
function questions(kind: "feedback" | "survey", owner: { table: string; is: string }): string {
  const about = `'${prefixOf(kind)}' || due.id`;
  return `delete from card k using due, ${owner.table} owner, chat
    where ${owner.is} and chat.bot = 'customer' and chat.person_id = owner.person_id
      and k.bot = chat.bot and k.chat_id = chat.chat_id and k.subject = ${about}`;
}

/** Deletes buyers of whom nobody knows more than an order of `due`. */
const buyersOfNothing = `delete from customer c using due
  where c.id = due.customer_id and c.site_user_id is null and c.person_id is null
    and not exists (select from "order" o where o.customer_id = c.id and o.id not in (select id from due))`;

/** Dialogs are looked up for each order, as for each message below. */
const isTalkedAbout = `coalesce((select bool_or(d.closed_at is null)
  from customer c join dialog d on d.person_id = c.person_id and d.venue_id = t.venue_id
  where c.id = t.customer_id), false)`;

/** What is written on an order's page is of that order alone. */
const isWrittenAbout = `coalesce((select bool_or(d.closed_at is null)
  from person g join dialog d on d.person_id = g.id where g.guest_of = t.id), false)`;

/** The dialog is looked up for each message: of an `exists` PostgreSQL would read all open dialogs first. */
const isUnread = `(t.author = 'customer' and t.opened_at is null
  and coalesce((select d.closed_at is null from dialog d where d.id = t.dialog_id), false))`;

/**
 * What is kept how long: every table of the database. docs/run.md shows the same; tests hold this against the database, so
 * that no table and no index can be forgotten.
 */
export const retention = {
  order: {
    what: "orders that are over",
    goes: [
      {
        key: ["id"],
        since: "finished_at",
        kept: "orders",
        only: `t.refund_state not in ('due', 'failed') and not ${isTalkedAbout} and not ${isWrittenAbout}`,
        unless: "a refund is owed, or its customer's dialog is open",
        columns: ["customer_id"],
        also: [
          "delete from card k using due where k.order_id = due.id",
          questions("feedback", { table: "feedback", is: "owner.order_id = due.id" }),
          "delete from dialog d using due, person g where g.guest_of = due.id and d.person_id = g.id",
          "delete from person g using due where g.guest_of = due.id",
          buyersOfNothing,
        ],
      },
    ],
  },
  feedback: { what: "what customers say of an order", with: "order" },
  push_subscription: {
    what: "browsers that are told of an order",
    goes: [{ key: ["id"], since: "created_at", kept: 30 * day }],
  },
  pairing_code: { what: "pairing codes", goes: [{ key: ["id"], since: "expires_at", kept: 30 * day }] },
  pairing_ask: {
    what: "codes that a café entered in a person's name",
    goes: [{ key: ["merchant_id", "telegram_user_id"], since: "expires_at", kept: 2 * day }],
  },
  pairing_move: {
    what: "pairings that moved",
    goes: [{ key: ["id"], since: "moved_at", kept: 2 * day }],
  },

  event: {
    what: "the log of events",
    // Of its indexes only that of the ids, which begin with an instant, has the old ones of all merchants at one end.
    goes: [{ key: ["id"], since: "id", holds: "id", kept: "events" }],
  },
  webhook_delivery: { what: "deliveries of webhooks", with: "event" },
  event_log: { what: "how far each log has got", stays: "one a merchant" },
  webhook_endpoint: { what: "addresses of cafés' servers", stays: "until the café deletes it" },

  dialog: { what: "dialogs, with who is blocked", stays: "one a customer and venue, or order's page" },
  dialog_message: {
    what: "what was said in dialogs",
    goes: [
      {
        key: ["id"],
        since: "created_at",
        kept: "messages",
        only: `not ${isUnread}`,
        unless: "nobody has opened it, and its dialog is open",
      },
    ],
  },
  dialog_copy: { what: "where a message of a dialog stands", with: "dialog_message" },
  dialog_fallback: { what: "how it stands there", with: "dialog_message" },
  dialog_survey: {
    what: "whether a question was solved",
    goes: [
      {
        key: ["id"],
        since: "asked_at",
        kept: "messages",
        only: "t.ended_at is not null",
        unless: "it is still asked",
        columns: ["dialog_id"],
        also: [questions("survey", { table: "dialog", is: "owner.id = due.dialog_id" })],
      },
    ],
  },
  broadcast: {
    what: "broadcasts",
    goes: [
      {
        key: ["id"],
        since: "created_at",
        kept: "messages",
        only: "t.finished_at is not null",
        unless: "it is under way",
      },
    ],
  },
  selected_person: {
    what: "customers that staff have selected",
    stays: "one a customer and member of staff",
  },
  quick_answer: { what: "ready-made answers", stays: "until staff delete it" },

  chat: { what: "chats of the bots", stays: "one a person and bot, or team group" },
  card: { what: "cards", with: "order" },
  chat_message: {
    what: "messages of the bots' own",
    goes: [
      {
        key: ["id"],
        since: "created_at",
        kept: 30 * day,
        only: "(t.sent_at is not null or t.failure is not null)",
        unless: "it waits to be sent",
      },
    ],
  },
  chat_step: {
    what: "questions that a bot waits to have answered",
    goes: [{ key: ["bot", "chat_id"], since: "expires_at", kept: day }],
  },
  held_message: {
    what: "drafts",
    goes: [{ key: ["bot", "chat_id", "message_id"], since: "created_at", kept: day }],
  },
  file_copy: {
    what: "what the bots know of each other's files",
    goes: [{ key: ["bot", "unique_id", "kind"], since: "created_at", kept: 30 * day }],
  },
  group_notice: {
    what: "notices in team groups",
    goes: [{ key: ["chat_id", "telegram_user_id"], since: "noticed_at", kept: 2 * day }],
  },
  handled_update: {
    what: "which updates were handled",
    goes: [{ key: ["bot", "update_id"], since: "handled_at", kept: 2 * day }],
  },
  update_set_aside: {
    what: "updates set aside",
    goes: [{ key: ["bot", "update_id"], since: "at", kept: 30 * day }],
  },

  idempotency_key: {
    what: "kept answers of requests",
    goes: [{ key: ["merchant_id", "key"], since: "created_at", kept: 2 * day }],
  },
  attempt_counter: {
    what: "wrong codes, codes sent",
    goes: [
      {
        key: ["scope"],
        since: "window_start",
        kept: day,
        only: "(t.blocked_until is null or t.blocked_until < $before + interval '23 hours')",
        unless: "it still blocks",
      },
    ],
  },
  rate_limit: {
    what: "counters of requests",
    goes: [{ key: ["key"], since: "expire", holds: "milliseconds", kept: 1 }],
  },

  person: { what: "people", stays: "until they erase themselves; guests of a page go with its order" },
  customer: { what: "customers", stays: "one a site user or person; buyers known by one order go with it" },
  account: { what: "accounts", stays: "until their owner deletes it" },
  account_merchant: { what: "which cafés an account has accepted", with: "account" },
  vault: { what: "vaults", with: "account" },
  account_session: {
    what: "sessions",
    goes: [
      { key: ["id"], since: "expires_at", kept: 30 * day },
      { key: ["id"], since: "revoked_at", kept: 30 * day },
    ],
  },
  one_time_code: { what: "one-time codes", goes: [{ key: ["id"], since: "expires_at", kept: day }] },
  sign_up_session: {
    what: "sign-ups under way",
    goes: [{ key: ["token_hash"], since: "expires_at", kept: 1 }],
  },
  authorization: {
    what: "authorizations under way",
    goes: [{ key: ["id"], since: "expires_at", kept: day }],
  },
  phone_ban: { what: "banned phones", stays: "until the operator lifts it" },

  merchant: { what: "merchants", stays: "made by the operator" },
  api_key: { what: "API keys", stays: "a few a merchant, revoked ones too" },
  venue: { what: "venues", stays: "a few a merchant" },
  venue_pace: { what: "how long orders take", stays: "24 a venue" },
  venue_group: { what: "team groups", stays: "one a venue" },
  staff: { what: "staff", stays: "a few a venue" },
  staff_invite: {
    what: "invites of staff",
    goes: [{ key: ["id"], since: "expires_at", kept: 30 * day }],
  },

  bot: { what: "the bots", stays: "two" },
  lease: {
    what: "what one process at a time does",
    goes: [{ key: ["name"], since: "expires_at", kept: 1, few: true }],
  },
  data_key: { what: "the key of what is sealed", stays: "one" },
  write_probe: { what: "whether the database takes writes", stays: "one" },
  _prisma_migrations: { what: "migrations", stays: "one a migration" },
} as const satisfies Record<string, Retention>;
