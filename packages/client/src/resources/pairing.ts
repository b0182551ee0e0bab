import type { RequestOptions, WriteOptions } from "../options.ts";
import type { Transport } from "../transport.ts";
import type { EndPairingsRequest, IssueCodeRequest, PairingCode } from "../wire.ts";

/** `gotovo.pairingCodes`: the codes by which a customer's Telegram is bound to their orders. */
export interface PairingCodes {
  create(order: IssueCodeRequest, options?: WriteOptions): Promise<PairingCode>;
  /** What became of a code: `user_id` is the Telegram id of who entered it, null until then. */
  get(code: string, options?: RequestOptions): Promise<PairingCode>;
}

/** `gotovo.pairings`. */
export interface Pairings {
  /** Unlinks a user of your site, or a Telegram user, from your café; returns how many pairings there were. */
  end(whose: EndPairingsRequest, options?: RequestOptions): Promise<number>;
}

interface Answer {
  readonly pairing_code: PairingCode;
}

export function createPairingCodes({ send }: Transport): PairingCodes {
  return {
    create: async (body, options) =>
      (await send<Answer>({ method: "POST", path: "/v1/pairing-codes", body, ...options })).pairing_code,
    async get(code, options) {
      const path = `/v1/pairing-codes/${encodeURIComponent(code)}`;
      return (await send<Answer>({ method: "GET", path, ...options })).pairing_code;
    },
  };
}

export function createPairings({ send }: Transport): Pairings {
  return {
    async end(body, options) {
      const answer = await send<{ ended: number }>({
        method: "DELETE",
        path: "/v1/pairings",
        body,
        ...options,
      });
      return answer.ended;
    },
  };
}
