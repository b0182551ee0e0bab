import type { Deps, WebhookAttempt } from "../context.ts";
import { appendEvent } from "../events/append-event.ts";
import { createEndpoint } from "../webhooks/create-endpoint.ts";
import { deliverEvents } from "../webhooks/deliver-events.ts";
import { endpointId, findEndpoint } from "../webhooks/endpoint-row.ts";
import { listDeliveries } from "../webhooks/list-deliveries.ts";
import type { Shop } from "./shop.ts";

/** An event that came to a café's server. */
interface Arrived {
  readonly id: string;
  readonly subject: string;
  /** The how-manieth of its endpoint's. */
  readonly n: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const arrives: WebhookAttempt = { status: 200, failure: null, answer: "", retryAfter: null };

/** A café's server in this process, which answers as a test says. */
export function openReceiver(shop: Shop) {
  const receiver = {
    /** In the order in which it came. */
    came: [] as Arrived[],
    answer: (_subject: string): Partial<WebhookAttempt> => arrives,
    /** Before it answers. */
    wait: async (): Promise<void> => {},
    numbers: () => receiver.came.map(({ n }) => n),
    subjects: () => receiver.came.map(({ subject }) => subject),
  };
  const deps: Deps = {
    ...shop.deps,
    webhooks: {
      refusalOf: async () => null,
      send: async (_url, bytes, headers) => {
        const body = String(bytes);
        const { id, subject, data } = JSON.parse(body);
        receiver.came.push({ id, subject: subject.id, n: data.n, headers, body });
        await receiver.wait();
        return { ...arrives, ...receiver.answer(subject.id) };
      },
    },
  };

  /** A merchant of its own with an endpoint of its live or its test side. */
  async function open(
    options: Partial<Parameters<typeof createEndpoint>[2]> = {},
    side: "live" | "test" = "live",
  ) {
    const cafe = await shop.merchant();
    const merchantId = side === "live" ? cafe.merchantId : cafe.testSideId;
    const url = "https://coffee.example/hook?key=secret";
    const { endpoint, secret } = await createEndpoint(deps, merchantId, { url, ...options });
    const { id } = endpoint;
    const wire = endpointId(id);
    let written = 0;
    return {
      cafe,
      id,
      wire,
      secret,
      /** Something becomes true of a subject. */
      write: (subject: string) =>
        deps.db.sqlTx((tx) =>
          appendEvent(deps, tx, {
            merchantId,
            type: "venue.changed",
            subject: { type: "venue", id: subject },
            data: { n: ++written },
            at: deps.clock(),
          }),
        ),
      deliver: () => deliverEvents(deps, id, new AbortController().signal),
      read: () => findEndpoint(deps.db.prisma, merchantId, wire),
      log: () => listDeliveries(deps, merchantId, wire, { limit: 100 }),
    };
  }

  return Object.assign(receiver, { deps, open });
}
