import { z } from "zod";

/** A bot token as BotFather gives it. */
export const botToken = z
  .string()
  .regex(/^\d+:[\w-]+$/, "must be a bot token from BotFather, such as 123456:ABC…");

/** What Telegram takes as a webhook's secret, and long enough not to be guessed: it is all that tells Telegram from others. */
export const webhookSecret = z.string().regex(/^[\w-]{16,256}$/, "must be 16-256 of A-Z a-z 0-9 _ -");
