import { z } from "zod";
import { customerCancel, exactText, instantOut, line, siteUrl, status, text } from "../primitives.ts";
import { cancelRequest, orderDescription, orderItem, pickupOut, refund } from "./order-parts.ts";
import { telegramLink } from "./orders.ts";

const trackedMessage = z
  .object({
    id: z.string(),
    from: z.enum(["customer", "venue"]),
    client_id: z.string().nullable().meta({ description: "Of the customer's: as the page named it" }),
    text: z.string().meta({ description: "Empty for what a page cannot show" }),
    at: instantOut,
    edited: z.boolean(),
    state: z.enum(["kept", "delivered", "read", "failed"]).meta({
      description:
        "Of the customer's: `kept` for the staff, `delivered` to one of their chats, `read` by one of them; `failed`: the café does not take it. Of the café's: `delivered` once a page has shown it",
    }),
  })
  .meta({ id: "TrackedMessage" });

const trackedDialog = z
  .object({
    accepts: z.boolean().meta({ description: "False: the café takes no messages from here" }),
    opens_at: instantOut
      .nullable()
      .meta({ description: "When a closed café opens; null: it is open, or nobody knows" }),
    messages: z.array(trackedMessage).meta({ description: "The newest thirty, the oldest of them first" }),
  })
  .meta({ id: "TrackedDialog" });

/** What the tracking page shows: no personal data, and to its owner alone the way into Telegram. The same value is the data of each SSE event `order`. */
export const trackedOrder = z
  .object({
    merchant_name: z.string(),
    venue_name: z.string(),
    timezone: z.string(),
    number: z.string(),
    status,
    version: z.int(),
    items: z.array(orderItem).nullable(),
    description: z.union([orderDescription, z.null()]),
    total: z.int().nullable(),
    currency: z.string().nullable(),
    note: z
      .string()
      .nullable()
      .meta({ description: "The customer's wish; null for everybody but the owner" }),
    pickup: pickupOut.nullable().meta({ description: "Its name is told to the owner alone" }),
    ready_at: instantOut
      .nullable()
      .meta({ description: "The promise: when the order should be ready, or null" }),
    held: z
      .object({
        why: z.enum(["closed", "paused"]),
        until: instantOut.nullable().meta({ description: "When the café goes on; null: not within a year" }),
        reason: z.string().nullable().meta({ description: "What staff said of the pause" }),
      })
      .nullable()
      .meta({ description: "Why nobody starts on the order now; null when somebody does" }),
    sold_out: z.object({ name: z.string(), until: instantOut }).nullable().meta({
      description:
        "What has run out of the order, while its customer is asked in Telegram what to do; else null",
    }),
    unheard: z.boolean().meta({
      description: "Nobody at the café has taken the order for so long that its buyer is told so",
    }),
    cancel_reason: z.string().nullable(),
    refund: refund.nullable().meta({
      description: "What was sent back; what is owed only when the café says that it refunds. Else null",
    }),
    customer_may_cancel: z.boolean(),
    cancel: z
      .object({
        may: z.enum(["cancel", "ask"]).nullable().meta({
          description: "What its owner can do now: cancel it, have the café asked, or nothing",
        }),
        policy: customerCancel,
        request: cancelRequest,
        answer_by: instantOut
          .nullable()
          .meta({ description: "When silence becomes a no, while the café owes an answer" }),
      })
      .optional()
      .meta({ description: "Canceling from the page; only for the order's owner" }),
    dialog: trackedDialog.optional().meta({
      description: "What was written on the page and answered there; only for the order's owner",
    }),
    push: z.object({ public_key: z.string() }).optional().meta({
      description: "What a browser subscribes with to be told of stages; only for the order's owner",
    }),
    handover: z
      .object({
        address: z.string().nullable().meta({ description: "Of the venue" }),
        instructions: z.string().nullable().meta({ description: "Where and how orders are picked up there" }),
        code: z.string().nullable().optional().meta({
          description: "What the customer says at the counter; told to the owner alone",
          example: "24 68",
        }),
        scan_url: z.string().nullable().optional().meta({
          description:
            "Staff who open it in their bot find the order; nobody else can do anything with it. Told to the owner alone",
        }),
      })
      .nullable()
      .meta({ description: "How the order is fetched; null unless it is ready" }),
    timeline: z.object({
      placed: instantOut.nullable(),
      in_progress: instantOut.nullable(),
      ready: instantOut.nullable(),
      finished: instantOut.nullable(),
    }),
    updated_at: instantOut,
    test: z.boolean().meta({ description: "Placed with a test key; the page says so" }),
    telegram: telegramLink.optional().meta({
      description: "The way into Telegram; only for the order's owner, and absent for everybody else",
    }),
  })
  .meta({ id: "TrackedOrder" });

export const trackAnswer = z.object({ order: trackedOrder });

/** What `tracking.owner_url` has after its `#`. */
export const claimRequest = z
  .strictObject({ owner_key: line(1, 64).meta({ example: "uJ5nq8dE0aPz2LrYt7XwQg" }) })
  .meta({ id: "ClaimRequest" });

/** The order as the owner saw it when they decided. */
export const seenVersion = z
  .strictObject({
    version: z
      .int()
      .min(1)
      .meta({ description: "The order's version that the owner was looking at", example: 1 }),
  })
  .meta({ id: "SeenVersion" });

/** A message of the owner's to the café. */
export const writeRequest = z
  .strictObject({
    client_id: exactText(8, 64)
      .regex(/^[\w-]+$/)
      .meta({
        description: "Made by the page: the same message sent again is kept once",
        example: "5b1f0c1e-9d0a",
      }),
    text: text(1, 4096).meta({ example: "I am five minutes late, sorry!" }),
  })
  .meta({ id: "WriteRequest" });

const base64url = (bytes: number) =>
  exactText(1, 200).regex(
    new RegExp(`^[\\w-]{${Math.ceil((bytes * 4) / 3)}}=*$`),
    `must be ${bytes} bytes as base64url`,
  );
const pushEndpoint = siteUrl.meta({ example: "https://push.example/send/eE9x" });

/** What a browser's push API answers, and the language of what is said. */
export const pushRequest = z
  .strictObject({
    endpoint: pushEndpoint,
    keys: z.strictObject({ p256dh: base64url(65), auth: base64url(16) }),
    language: z.enum(["ru", "en"]),
  })
  .meta({ id: "PushRequest" });

export const pushEndRequest = z.strictObject({ endpoint: pushEndpoint }).meta({ id: "PushEndRequest" });

/** Up to which message a page has shown what the café wrote. */
export const shownRequest = z
  .strictObject({
    up_to: z
      .string()
      .regex(/^\d{1,18}$/)
      .meta({ example: "1042" }),
  })
  .meta({ id: "ShownRequest" });

export type TrackedOrder = z.infer<typeof trackedOrder>;
