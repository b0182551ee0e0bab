import { z } from "zod";
import { envUrl } from "../env.ts";
import { createTelegramGateway, gatewayRoot } from "./telegram-gateway.ts";

/** The variables that say how one-time codes reach phones; part of every program's schema. */
export const codeVariables = {
  TELEGRAM_GATEWAY_TOKEN: z.string().min(1).optional(),
  TELEGRAM_GATEWAY_ROOT: envUrl.default(gatewayRoot),
  PAID_CODES_PER_DAY: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(0, "must be at least 0")
    .default(2_000),
  OTP_DIGITS: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(4, "must be at least 4")
    .max(8, "must be at most 8")
    .default(4),
};

interface Given {
  readonly TELEGRAM_GATEWAY_TOKEN?: string | undefined;
  readonly TELEGRAM_GATEWAY_ROOT: string;
  readonly PAID_CODES_PER_DAY: number;
  readonly OTP_DIGITS: number;
}

/**
 * How one-time codes reach phones that no chat of ours belongs to. Another provider is one file like
 * `telegram-gateway.ts`, chosen here.
 * @param sandboxUrl of the local Telegram, which then stands in for the gateway
 */
export function codeSettings(given: Given, sandboxUrl: string | null = null) {
  const token = given.TELEGRAM_GATEWAY_TOKEN;
  const channel =
    token !== undefined
      ? createTelegramGateway({ token, root: given.TELEGRAM_GATEWAY_ROOT, isOpen: false })
      : sandboxUrl === null
        ? null
        : createTelegramGateway({ token: "sandbox", root: `${sandboxUrl}/gateway`, isOpen: true });
  return { channel, otpDigits: given.OTP_DIGITS, perDay: given.PAID_CODES_PER_DAY };
}

export type CodeSettings = ReturnType<typeof codeSettings>;
