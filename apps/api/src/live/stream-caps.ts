import { DomainError } from "@gotovo/domain";

/** How many event streams may be open for people who are not signed in, of one process. */
export interface StreamCaps {
  readonly perAddress: number;
  readonly inAll: number;
}

export const strangersCaps: StreamCaps = { perAddress: 100, inAll: 2_000 };

/** Seconds after which a refused reader may try again. */
const retryAfter = 10;

/**
 * Counts open streams.
 * @returns takes a place for an address; what it returns gives the place back, once
 * @throws (the taking) DomainError `too_many_attempts`
 */
export function createStreamPlaces({ perAddress, inAll }: StreamCaps): (address: string) => () => void {
  const byAddress = new Map<string, number>();
  let open = 0;
  return (address) => {
    const own = byAddress.get(address) ?? 0;
    if (own >= perAddress || open >= inAll)
      throw new DomainError("too_many_attempts", { retry_after: retryAfter });
    byAddress.set(address, own + 1);
    open++;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      open--;
      const left = (byAddress.get(address) ?? 1) - 1;
      if (left === 0) byAddress.delete(address);
      else byAddress.set(address, left);
    };
  };
}
