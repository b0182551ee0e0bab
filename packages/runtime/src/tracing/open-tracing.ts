import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "../logger.ts";
import { createOutage } from "../outage.ts";
import type { Trace } from "../trace.ts";

export interface TracingOptions {
  /** Of the collector, as OTEL_EXPORTER_OTLP_ENDPOINT names it: `/v1/traces` comes behind it. */
  readonly endpoint: string;
  readonly version: string;
  /** What the process does. */
  readonly roles: readonly string[];
  readonly log: Pick<Logger, "debug" | "warn">;
}

export interface Tracing {
  readonly trace: Trace;
  /** Sends what is left, for three seconds at most. */
  close(): Promise<void>;
}

const lastSpansMs = 3_000;

/** Opens the way to a collector of traces. OpenTelemetry is loaded only now: whoever keeps no traces does without it. */
export async function openTracing({ endpoint, version, roles, log }: TracingOptions): Promise<Tracing> {
  const { createOtlpTrace } = await import("./otlp.ts");
  const { trace, close } = createOtlpTrace({
    url: `${endpoint}/v1/traces`,
    resource: {
      "service.name": "gotovo",
      "service.version": version,
      "service.instance.id": randomUUID(),
      "gotovo.roles": roles.join(","),
    },
    outage: createOutage({ log, what: "The collector of traces" }),
  });
  // A collector that is away has been told of: its spans are lost, and nothing else.
  const closed = () => close().catch(() => undefined);
  return { trace, close: () => Promise.race([closed(), sleep(lastSpansMs, undefined, { ref: false })]) };
}
