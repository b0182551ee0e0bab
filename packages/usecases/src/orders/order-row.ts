import { Prisma } from "@gotovo/db";
import type {
  CancelRequest,
  CustomerCancelPolicy,
  OrderDetails,
  OrderState,
  Pace,
  QuoteOutcome,
  Refund,
  SoldOut,
  StopList,
  UnseenChange,
  VenueTime,
  WaitState,
} from "@gotovo/domain";
import { type HandoverTerms, handoverTermColumns } from "../venue/handover-terms.ts";
import { venueTimeColumns } from "../venue/venue-time.ts";

/** An order as the use cases read it: its state, what was bought, and what its venue says of it. */
export interface OrderRow
  extends OrderState,
    OrderDetails,
    Refund,
    CancelRequest,
    Pace,
    VenueTime,
    HandoverTerms,
    WaitState {
  id: string;
  merchantId: string;
  venueId: string;
  customerId: string;
  /** It was placed with a test key. */
  test: boolean;
  externalId: string;
  number: string;
  /** What the café's server changed and none of the staff has seen. */
  unseen: UnseenChange | null;
  /** What its customer is, or was, asked about what has run out. */
  soldOut: SoldOut | null;
  /** While something has run out of it: whether its customer can be asked in Telegram. Else null. */
  reachable: boolean | null;
  /** Keys of the lines that staff have ticked off (`linesToMake`). */
  ticks: readonly string[];
  /** What its customer says at the counter, once it is ready; see `saidCode`. */
  handoverCode: string | null;
  /** When its customer said that they are there. */
  arrivedAt: Date | null;
  /** Where the café's site lets the customer buy the same again. */
  repeatUrl: string | null;
  /** When staff were warned that it may come late. */
  lateAlertedAt: Date | null;
  trackToken: string;
  requestHash: string;
  createdAt: Date;
  updatedAt: Date;
  /** What its venue has run out of. */
  stopList: StopList;
  /** Why its venue is paused, if staff said so. */
  pauseReason: string | null;
  /** When its venue opens or goes on, if it rested as the order came. */
  heldUntil: Date | null;
  /** What became of the quote that it came with. */
  quote: QuoteOutcome | null;
  venueName: string;
  customerCancel: CustomerCancelPolicy;
  /** Staff are warned this many minutes before the promise. */
  lateAlertMinutes: number;
  /** Policy `ask`: after so many minutes silence is a no. */
  cancelAskMinutes: number;
  /** The venue says that it gives money back. */
  refunds: boolean;
  /** Owners are told of a refund that is owed for longer. */
  refundHours: number;
  merchantName: string;
  personId: string | null;
  telegramUserId: bigint | null;
  customerName: string | null;
}

/** Condition on `c`: the customer follows the bot, and has not blocked it. */
export const reachable = Prisma.sql`exists (
  select from chat k where k.bot = 'customer' and k.person_id = c.person_id and k.blocked_at is null)`;

/** `select` list for `fromOrders`. */
export const orderColumns = Prisma.sql`
  o.id, o.merchant_id as "merchantId", o.venue_id as "venueId", o.customer_id as "customerId", o.test,
  o.external_id as "externalId", o.number, o.status::text as status, o.previous_status::text as "previousStatus",
  o.version, o.items, o.description, o.total::float8 as total, o.currency, o.note, o.pickup,
  coalesce(o.metadata, '{}') as metadata, o.unseen, o.cancel_reason as "cancelReason",
  o.sold_out as "soldOut", case when o.sold_out is not null then ${reachable} end as reachable, v.stop_list as "stopList",
  o.cancel_asked_at as "cancelAskedAt", o.cancel_declined_at as "cancelDeclinedAt",
  o.refund_state::text as "refundState", o.refund_amount::float8 as "refundAmount", o.refund_due_at as "refundDueAt",
  o.promised_at as "promisedAt", o.placed_at as "placedAt", o.started_at as "startedAt", o.ready_at as "readyAt",
  o.finished_at as "finishedAt", o.repeat_url as "repeatUrl",
  o.late_alerted_at as "lateAlertedAt", o.track_token as "trackToken", o.request_hash as "requestHash",
  o.created_at as "createdAt", o.updated_at as "updatedAt", o.quote, o.held_until as "heldUntil",
  o.ticks, o.handover_code as "handoverCode", o.arrived_at as "arrivedAt", o.waited_since as "waitedSince",
  o.wait_step as "waitStep", o.reminded, o.unfetched_asked_at as "unfetchedAskedAt",
  o.unfetched_answered_at as "unfetchedAnsweredAt", v.name as "venueName", ${venueTimeColumns}, ${handoverTermColumns},
  v.customer_cancel::text as "customerCancel", v.prep_minutes as "prepMinutes", v.busy_minutes as "busyMinutes",
  v.late_alert_minutes as "lateAlertMinutes", v.refunds,
  v.refund_hours as "refundHours", v.cancel_ask_minutes as "cancelAskMinutes", m.name as "merchantName", c.person_id as "personId",
  p.telegram_user_id as "telegramUserId", coalesce(c.name, p.name) as "customerName"`;

/** An order with its venue, merchant, customer and (when paired) person. */
export const fromOrders = Prisma.sql`
  "order" o join venue v on v.id = o.venue_id join merchant m on m.id = o.merchant_id
  join customer c on c.id = o.customer_id left join person p on p.id = c.person_id`;
