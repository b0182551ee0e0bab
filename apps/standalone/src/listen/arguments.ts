import { parseArgs } from "node:util";
import { UsageError } from "../command.ts";

/** How it is called. */
export const usage = `Usage: listen --key <API key> [--url http://localhost:3000] [--since 2h] [--types order.placed,order.canceled]
              [--forward-to http://localhost:4000/hook] [--secret whsec_…]
The key may also stand in GOTOVO_API_KEY, where others on this machine do not see it.`;

export interface ListenArguments {
  readonly key: string;
  readonly url: string;
  readonly since: Date | null;
  readonly types: string | undefined;
  readonly forwardTo: string | null;
  readonly secret: string | undefined;
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/**
 * What `listen` was called with.
 * @throws UsageError
 */
export function readArguments(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  now: Date,
): ListenArguments {
  try {
    const { values } = parseArgs({
      args: args.filter((arg) => arg !== "--"),
      options: {
        key: { type: "string" },
        url: { type: "string" },
        since: { type: "string" },
        types: { type: "string" },
        "forward-to": { type: "string" },
        secret: { type: "string" },
      },
    });
    const key = values.key ?? env.GOTOVO_API_KEY;
    if (!key) throw new UsageError("--key or GOTOVO_API_KEY is required");
    const url = values.url ?? env.PUBLIC_URL ?? `http://localhost:${env.PORT ?? 3000}`;
    const forwardTo = values["forward-to"] ?? null;
    for (const address of [url, forwardTo])
      if (address !== null && !/^https?:\/\//.test(address))
        throw new UsageError(`${address} is not an http address`);
    if (values.secret !== undefined && !/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(values.secret))
      throw new UsageError("--secret must be a whsec_… with at least 24 bytes in base64");
    return {
      key,
      url: url.replace(/\/+$/, ""),
      since: values.since === undefined ? null : readSince(values.since, now),
      types: values.types,
      forwardTo,
      secret: values.secret,
    };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

/** `2h`, `30m`, `1d`: so long ago. Or an instant. */
function readSince(value: string, now: Date): Date {
  const [, amount, unit = ""] = /^(\d{1,6})([smhd])$/.exec(value) ?? [];
  const since =
    amount === undefined
      ? new Date(value)
      : new Date(now.getTime() - Number(amount) * (units[unit] ?? 0) * 1000);
  if (Number.isNaN(since.getTime()))
    throw new UsageError(`--since ${value} is neither 2h or the like nor an instant`);
  return since;
}
