import { z } from "zod";
import { instantOut, line, text } from "../primitives.ts";
import { typedDigits, typedPhone } from "./accounts.ts";

// The sign-in with keys: docs/documents/auth-protocol.md. Bytes are base64url without padding.

const bytes32 = z.string().regex(/^[\w-]{43}$/, "must be 32 bytes in base64url without padding");
const sealedKey = z
  .string()
  .regex(/^[\w-]{96}$/, "must be 72 bytes (nonce and ciphertext) in base64url without padding");
const authId = text(1, 64).meta({ example: "au_Zk3v8cT1mQwX0aPz5uYh2g" });

/** The fields of each method. */
export const authRequests = {
  create: z.strictObject({ user_phone: typedPhone }),
  checkCode: z.strictObject({ auth_id: authId, auth_code: typedDigits }),
  signUp: z.strictObject({
    auth_id: authId,
    user_name: line(1, 128),
    user_nickname: line(1, 64),
    user_key_hash: bytes32.meta({ description: "BLAKE2b-256 of the user key" }),
  }),
  verify: z.strictObject({
    auth_id: authId,
    public_key: bytes32.meta({ description: "The new device's public key for crypto_kx" }),
  }),
  respondVerify: z
    .strictObject({
      auth_id: authId,
      accept: z.boolean(),
      public_key: bytes32.nullish().meta({ description: "The answering device's public key for crypto_kx" }),
      user_key_enc: sealedKey.nullish().meta({
        description:
          "Nonce, then the user key encrypted with XChaCha20-Poly1305, with `auth_id` as associated data",
      }),
    })
    .refine((body) => (body.public_key ?? null) === null || body.accept, {
      error: "must be absent when accept is false",
      path: ["public_key"],
    })
    .refine((body) => ((body.public_key ?? null) === null) === ((body.user_key_enc ?? null) === null), {
      error: "public_key and user_key_enc must be sent together",
      path: ["user_key_enc"],
    }),
  signIn: z.strictObject({
    auth_id: authId,
    user_key_hash: bytes32.nullable().meta({
      description:
        "BLAKE2b-256 of `gotovo:sign-in:<auth_id>`, keyed with the registered hash, so it differs for every authorization. null if the device was approved without the key",
    }),
  }),
  sendCode: z.strictObject({ auth_id: authId }),
  signInForce: z.strictObject({ auth_id: authId, auth_code: typedDigits }),
} as const;

const answerOf = <Data extends z.ZodType>(data: Data) =>
  z.object({
    method_name: z.string(),
    method_result: z.string().regex(/^\d{4}$/),
    data: data.nullable(),
  });
const signedIn = z.object({
  user_id: z.string(),
  user_secret: z.string().meta({ description: "The session's refresh token" }),
});

/** The answers of each method. */
export const authAnswers = {
  create: answerOf(z.object({ auth_id: z.string(), user_exists: z.null() })),
  checkCode: answerOf(z.object({ user_exists: z.boolean() })),
  signUp: answerOf(signedIn),
  verify: answerOf(z.null()),
  respondVerify: answerOf(z.null()),
  signIn: answerOf(signedIn),
  sendCode: answerOf(z.null()),
  signInForce: answerOf(signedIn),
} as const;

/** The refusal of every method. */
export const authRefusal = z
  .object({
    method_name: z.string().meta({ example: "auth.create" }),
    method_result: z
      .string()
      .regex(/^\d{4}$/)
      .meta({ example: "0003" }),
    data: z.null(),
  })
  .meta({ id: "AuthRefusal" });

// The key and the vault of an account, over /v1/account.

/** What the database's column holds. */
const maxVersion = 2_147_483_647;

export const vaultAnswer = z.object({
  version: z.int().meta({ description: "0 if nothing has been stored yet" }),
  box: z.string().nullable().meta({ description: "null for a device that does not have the key" }),
});
export const keyDropAnswer = z.object({
  drop_at: instantOut.meta({ description: "When the key and the vault are forgotten" }),
});
export const vaultRequest = z.strictObject({
  version: z.int().min(1).max(maxVersion).meta({ description: "The current version plus one" }),
  box: z
    .string()
    .regex(/^[\w-]+$/, "must be base64url without padding")
    .min(54)
    .max(200_000),
});
export const keyRequest = z.strictObject({ user_key_hash: bytes32 });
export const keyAskRequest = z.strictObject({ public_key: bytes32 });
export const keyAskAnswer = z.object({ auth_id: z.string() });

/** Data of the event `authorization` for the new device. */
export const authorizationEvent = z.object({
  auth_id: z.string(),
  user_exists: z.boolean().nullable(),
  state: z.enum(["created", "code_checked", "verify_requested", "approved", "approved_without_key"]),
  expires_at: instantOut,
});
/** Data of the event `updates.newAuthVerify` for signed-in devices. */
export const newAuthVerifyEvent = z.object({
  auth_id: z.string(),
  public_key: z.string(),
  device: z.string(),
  place: z.string(),
  wants: z
    .enum(["sign_in", "key"])
    .meta({ description: "`key`: the device is signed in already and only needs the key" }),
  created_at: instantOut,
});
/** Data of the event `updates.authVerifyClosed` for signed-in devices. */
export const authVerifyClosedEvent = z.object({ auth_id: z.string() });
/** Data of the event `account` for signed-in devices. */
export const accountEvent = z.object({
  version: z.string(),
  pending: z.array(z.string()).meta({ description: "`auth_id` of every device waiting for an answer" }),
});
/** Data of the event `updates.respondAuthVerify` for the new device. */
export const respondAuthVerifyEvent = z.object({
  accept: z.boolean(),
  public_key: z.string().optional(),
  user_key_enc: z.string().optional(),
});
