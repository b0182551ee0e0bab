import { randomInt } from "node:crypto";
import { addCode, newRequestId, statusOf } from "../state/codes.ts";
import type { Verification } from "../state/types.ts";
import { unixTime, type World } from "../state/world.ts";
import { GatewayError } from "./errors.ts";
import { abilityFields, checkFields, read, revokeFields, sendFields } from "./fields.ts";
import type { Reports } from "./reports.ts";
import { requestStatus } from "./status.ts";

/** What a message costs, in dollars. */
const messageCost = 0.01;
/** How many wrong codes are checked per message. */
const mostMisses = 5;

export type GatewayMethod = (params: unknown, accessToken: string) => unknown;

/** Telegram's Gateway by method name in lower case, as its names are in any case. */
export function createGatewayMethods(world: World, reports: Reports): Record<string, GatewayMethod> {
  /** Abilities asked about and not used yet: the request and its phone. */
  const abilities = new Map<string, string>();

  function sent(requestId: string, accessToken: string): Verification {
    const found = world.codes.get(requestId);
    if (found?.access_token !== accessToken) throw new GatewayError("REQUEST_ID_INVALID");
    return found;
  }

  return {
    checksendability(params) {
      const { phone_number } = read(abilityFields, params);
      const request_id = newRequestId(world);
      abilities.set(request_id, phone_number);
      return { request_id, phone_number, request_cost: messageCost };
    },

    sendverificationmessage(params, access_token) {
      const { request_id, phone_number, code, code_length, ttl, ...rest } = read(sendFields, params);
      if (request_id !== undefined && abilities.get(request_id) !== phone_number)
        throw new GatewayError("REQUEST_ID_INVALID");
      if (code === undefined && code_length === undefined) throw new GatewayError("CODE_LENGTH_REQUIRED");
      if (request_id !== undefined) abilities.delete(request_id);
      const now = world.now();
      const verification: Verification = {
        request_id: request_id ?? newRequestId(world),
        phone_number,
        code: code ?? madeUp(code_length ?? 0),
        request_cost: request_id === undefined ? messageCost : 0,
        sent_at: now,
        expires_at: ttl === undefined ? null : now + ttl * 1000,
        misses: 0,
        access_token,
        ...rest,
      };
      addCode(world, verification);
      reports.changed(verification);
      const delivery_status = { status: "sent", updated_at: unixTime(world) };
      return { ...requestStatus(world, verification), delivery_status };
    },

    checkverificationstatus(params, accessToken) {
      const { request_id, code } = read(checkFields, params);
      const verification = sent(request_id, accessToken);
      if (code !== undefined) check(world, verification, code);
      return requestStatus(world, verification);
    },

    /** Telegram leaves a message that was delivered already; here all are at once, and a revoked one is marked. */
    revokeverificationmessage(params, accessToken) {
      const verification = sent(read(revokeFields, params).request_id, accessToken);
      const { status } = statusOf(world, verification);
      if (status === "delivered" || status === "read") {
        verification.revoked_at = world.now();
        reports.changed(verification);
      }
      return true;
    },
  };
}

const madeUp = (length: number) => String(randomInt(10 ** length)).padStart(length, "0");

function check(world: World, verification: Verification, code: string): void {
  verification.checked = { status: verdict(world, verification, code), at: world.now(), code_entered: code };
}

function verdict(world: World, verification: Verification, code: string): string {
  const { expires_at } = verification;
  if (expires_at !== null && expires_at <= world.now()) return "expired";
  if (verification.misses >= mostMisses) return "code_max_attempts_exceeded";
  if (verification.code === code) return "code_valid";
  verification.misses += 1;
  return "code_invalid";
}
