import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Context,
  type Link,
  trace as otel,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
} from "@opentelemetry/api";
import { ExportResultCode, parseTraceParent } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Outage } from "../outage.ts";
import type { SpanOptions, Trace } from "../trace.ts";

/** Milliseconds for one delivery of spans, with its repetitions: a collector that is away keeps nobody waiting. */
const exportMs = 3_000;
/** Milliseconds that spans are gathered for. */
const gatherMs = 1_000;

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
} as const satisfies Record<NonNullable<SpanOptions["kind"]>, SpanKind>;

export interface OtlpOptions {
  /** Where spans go, whole. */
  readonly url: string;
  /** Of the process that they come from. */
  readonly resource: Readonly<Record<string, string>>;
  /** Told whether the collector takes them. */
  readonly outage: Outage;
}

/**
 * A trace that goes to a collector, over OTLP/HTTP. It is kept apart from whatever else of OpenTelemetry there is in the process, and
 * keeps some thousands of spans at most.
 */
export function createOtlpTrace({ url, resource, outage }: OtlpOptions) {
  const exporter = watched(new OTLPTraceExporter({ url, timeoutMillis: exportMs }), outage);
  const provider = new TracerProvider({
    resource: resourceFromAttributes(resource),
    spanProcessors: [
      new BatchSpanProcessor({ exporter, scheduledDelayMillis: gatherMs, exportTimeoutMillis: exportMs }),
    ],
  });
  const tracer = provider.getTracer("gotovo");
  const running = new AsyncLocalStorage<Context>();

  const trace: Trace = {
    span(name, { kind, fields: attributes = {}, from }, work) {
      const [parent, ...others] = from?.flatMap((cause) => parseTraceParent(cause) ?? []) ?? [];
      const inside = from === undefined ? (running.getStore() ?? ROOT_CONTEXT) : ROOT_CONTEXT;
      const context = parent ? otel.setSpanContext(inside, { ...parent, isRemote: true }) : inside;
      const links = others.map((other): Link => ({ context: other }));
      const span = tracer.startSpan(name, { ...(kind && { kind: kinds[kind] }), attributes, links }, context);
      const handle = {
        note: (more: SpanOptions["fields"] & object) => void span.setAttributes(more),
        fail: () => void span.setStatus({ code: SpanStatusCode.ERROR }),
      };
      return running.run(otel.setSpan(context, span), async () => {
        try {
          return await work(handle);
        } catch (error) {
          // What went wrong, never in words: those of a database or of Telegram may hold what people wrote.
          span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute("error.type", typeOf(error));
          throw error;
        } finally {
          span.end();
        }
      });
    },
    current() {
      const context = running.getStore();
      const own = context && otel.getSpanContext(context);
      return own && `00-${own.traceId}-${own.spanId}-0${own.traceFlags & 1}`;
    },
    apart: (act) => running.exit(act),
  };
  return { trace, close: () => provider.shutdown() };
}

function watched(exporter: OTLPTraceExporter, outage: Outage): SpanExporter {
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        if (result.code === ExportResultCode.SUCCESS) outage.worked();
        else outage.failed(result.error ?? "it refused what it was sent");
        done(result);
      });
    },
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  };
}

function typeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? `${error.name} ${code}` : error.name;
}
