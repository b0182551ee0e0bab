import {
  Counter,
  type CounterConfiguration,
  collectDefaultMetrics,
  Gauge,
  type GaugeConfiguration,
  Histogram,
  type HistogramConfiguration,
  Registry,
} from "prom-client";

export interface Metrics {
  /** All figures in the Prometheus text format, and its content type. */
  text(): Promise<{ body: string; contentType: string }>;
  counter<L extends string>(options: Omit<CounterConfiguration<L>, "registers">): Counter<L>;
  gauge<L extends string>(options: Omit<GaugeConfiguration<L>, "registers">): Gauge<L>;
  histogram<L extends string>(options: Omit<HistogramConfiguration<L>, "registers">): Histogram<L>;
}

/** Creates a registry of its own, with the figures of the process (memory, CPU, event loop) by default. */
export function createMetrics({ processMetrics = true }: { processMetrics?: boolean } = {}): Metrics {
  const registry = new Registry();
  if (processMetrics) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    text: async () => ({ body: await registry.metrics(), contentType: registry.contentType }),
    counter: (options) => new Counter({ ...options, registers }),
    gauge: (options) => new Gauge({ ...options, registers }),
    histogram: (options) => new Histogram({ ...options, registers }),
  };
}
