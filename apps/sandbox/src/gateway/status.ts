import { statusOf } from "../state/codes.ts";
import type { Verification } from "../state/types.ts";
import type { World } from "../state/world.ts";

const seconds = (ms: number) => Math.floor(ms / 1000);

/** RequestStatus of Telegram's Gateway: what is known of a verification message. Times in it are Unix seconds. */
export function requestStatus(world: World, sent: Verification) {
  const { request_id, phone_number, request_cost, checked, payload } = sent;
  const { status, at } = statusOf(world, sent);
  return {
    request_id,
    phone_number,
    request_cost,
    delivery_status: { status, updated_at: seconds(at) },
    ...(checked && {
      verification_status: {
        status: checked.status,
        updated_at: seconds(checked.at),
        code_entered: checked.code_entered,
      },
    }),
    ...(payload !== undefined && { payload }),
  };
}
