import { z } from "zod";
import { trackedOrder } from "../orders/track.ts";
import { instantOut, line, telegramUserId, text } from "../primitives.ts";

/** A phone as people write it; the product normalizes it. */
export const typedPhone = text(1, 40).meta({ example: "+79991234567" });
/** A one-time code as people type it. */
export const typedDigits = text(1, 32).meta({ example: "361345" });

// One-time codes and the personal area: docs/documents/otp-and-personal-area.md. Unknown fields are ignored.

export const otpRequest = z.object({ phone_number: typedPhone });
export const responseAnswer = z.object({ response: z.string() });
export const otpSentAnswer = responseAnswer.extend({
  auth_session: z.string().meta({
    description:
      "Identifies the browser that asked for the code. Browsers keep it in a cookie; other clients send it with the code",
  }),
});
export const otpCheck = z.object({ otp: typedDigits, auth_session: text(1, 128).optional() });
export const tokensAnswer = z
  .object({
    access_token: z.string().meta({ description: "A JWT, valid for 15 minutes" }),
    refresh_token: z.string().meta({ description: "Valid for 7 days and for one use" }),
  })
  .meta({ id: "Tokens" });
export const refreshedAnswer = z.object({
  access_token: tokensAnswer.shape.access_token,
  refresh_token: tokensAnswer.shape.refresh_token.optional().meta({
    description: "Only when the request named one: a browser's stays in its cookie, where no script reads it",
  }),
});
export const refreshRequest = z.object({
  refresh_token: text(1, 128).optional().meta({ description: "Browsers keep it in a cookie" }),
});
export const personalArea = z
  .object({
    phone_number: z.string(),
    invite_code: z.string(),
    invited_by: z.string().nullable().meta({ description: "The invite code this account activated" }),
    followers: z
      .array(z.string())
      .meta({ description: "Phones of people who activated this account's invite code" }),
  })
  .meta({ id: "PersonalArea" });
export const activateInviteRequest = z.object({ invited_by: text(1, 64) });

// Sign-up through Telegram, as docs/documents/telegram-sign-up.md.

export const registerTelegramRequest = z.object({
  name: line(2, 128),
});
export const registerTelegramAnswer = z.object({
  sessionId: z.string(),
  botUsername: z.string(),
  telegramLink: z.string(),
  status: z.literal("pending"),
});
export const signUpSessionRequest = z.object({
  sessionId: text(1, 64).meta({ description: "From the answer that began the sign-up" }),
});
export const signUpStatus = z
  .object({
    status: z.enum(["pending", "contact_received", "code_sent", "expired"]),
    phone: z.string().optional().meta({ description: "With code_sent: masked", example: "+7********67" }),
    customerId: z.string().optional().meta({ description: "With code_sent" }),
  })
  .meta({ id: "SignUpStatus" });
export const signUpVerifyRequest = z.object({ sessionId: text(1, 64), code: typedDigits });
export const signUpVerifiedAnswer = tokensAnswer.extend({ customerId: z.string() });
export const telegramContactRequest = z.object({
  sessionId: text(1, 64),
  phone: typedPhone,
  telegramId: telegramUserId,
  telegramUsername: text(1, 64).optional(),
});
export const telegramContactAnswer = z.object({ status: signUpStatus.shape.status });

// The account, over /v1/account.

export const ownerRequest = z.strictObject({ same: z.boolean() });

export const account = z
  .object({
    id: z.string(),
    phone: z.string().nullable().meta({ description: "null once the phone has another owner" }),
    asks_same: z.boolean().meta({
      description:
        "This session came by a code to an account that was there before: answer `POST /v1/account/owner`, whether it is the same person's",
    }),
    name: z.string().nullable(),
    nickname: z.string().nullable(),
    language: z.string().nullable(),
    invite_code: z.string(),
    invite_url: z.string(),
    invited_by: z.string().nullable().meta({ description: "Masked phone of the inviter" }),
    followers: z.array(z.string()),
    telegram: z.object({
      linked: z.boolean(),
      name: z.string().nullable(),
      url: z.string().nullable().meta({ description: "Opens the customer bot" }),
    }),
    key: z.object({
      set: z.boolean(),
      here: z.boolean().meta({ description: "Whether this session has the key, as far as the server knows" }),
      since: instantOut.nullable().meta({ description: "When the account's key was made" }),
      drop_at: instantOut.nullable().meta({
        description:
          "When the key and the vault are forgotten, because a device without the key asked for it",
      }),
    }),
    erase_at: instantOut.nullable().meta({
      description: "When all of it is erased, because somebody without the vault's key has asked for it",
    }),
    created_at: instantOut,
  })
  .meta({ id: "Account" });
export const accountAnswer = z.object({ account });
export type Account = z.infer<typeof account>;

export const changeAccountRequest = z.strictObject({
  name: line(1, 128).nullable().optional(),
  nickname: line(1, 64).nullable().optional(),
  language: z.enum(["ru", "en"]).nullable().optional(),
});
export const confirmRequest = z.strictObject({ confirm: z.literal("delete") });
export const eraseWaitsAnswer = z.object({
  erase_at: instantOut.meta({ description: "When all of it is erased, unless somebody keeps the account" }),
});
export const erasedAnswer = z.object({ erased: z.record(z.string(), z.int()) });
export const inviteQuery = z.strictObject({
  invite_code: text(1, 64).meta({ description: "As its owner has given it" }),
});
export const inviterAnswer = z.object({
  inviter: z.object({ name: z.string().meta({ description: "Their name, else their phone, masked" }) }),
});
export const inviteRequest = z.strictObject({
  invite_code: text(1, 64).meta({ description: "As its owner has given it" }),
});

export const accountOrder = trackedOrder
  .omit({ telegram: true, handover: true, cancel: true, dialog: true, push: true })
  .extend({
    id: z.string(),
    offered: z.boolean().meta({
      description:
        "The café has placed it under this phone and takes it for yours. Until you accept, neither what was bought nor any link is shown",
    }),
    page_url: z.string().nullable().meta({ description: "May be shared; null while the order is offered" }),
    owner_url: z
      .string()
      .nullable()
      .meta({ description: "The owner's own; null while the order is offered" }),
    repeat_url: z.string().nullable(),
    feedback: z
      .object({ rating: z.int().nullable(), comment: z.string().nullable(), open: z.boolean() })
      .nullable(),
  })
  .meta({ id: "AccountOrder" });
export const accountOrdersAnswer = z.object({
  orders: z.array(accountOrder),
  next_cursor: z.string().nullable(),
});
export type AccountOrder = z.infer<typeof accountOrder>;

export const feedbackRequest = z.strictObject({
  rating: z.int().min(1).max(5),
  comment: text(1, 4000).optional(),
});

export const accountSession = z
  .object({
    id: z.string(),
    device: z.string(),
    place: z.string().meta({ description: "The network address" }),
    current: z.boolean(),
    has_key: z.boolean(),
    created_at: instantOut,
    used_at: instantOut,
  })
  .meta({ id: "AccountSession" });
export type AccountSession = z.infer<typeof accountSession>;
export const accountSessionsAnswer = z.object({ sessions: z.array(accountSession) });
export const endedAnswer = z.object({ ended: z.int() });
