import { setTimeout as sleep } from "node:timers/promises";
import { meetCustomer, openCafe } from "../../world/cafe.ts";
import { openTelegram } from "../../world/local-telegram.ts";
import { type ProductProcess, startProduct } from "../../world/product.ts";
import { percentile, type Rush, type RushOptions, rush } from "../../world/rush.ts";
import { together } from "../../world/together.ts";
import type { Figure } from "../lib/figure.ts";

/** With four stages each, all that one bot may tell. */
const perSecond = 7;
const outboundPerSecond = 30;
const customerCount = 120;
const sampleMs = 1_000;
/** Until a process has warmed up its memory does not tell whether it leaks. */
const warmUpShare = 1 / 3;

/** What the product told of itself at one moment. */
interface Sample {
  /** Seconds since the first one. */
  readonly at: number;
  readonly megabytes: number;
  /** Age of the oldest chat that waits to be brought up to date, in seconds. */
  readonly queueAge: number;
}

/** The whole product at the limit of one bot for that many minutes: is it as quick and as small as at the beginning? */
export async function soakFigures(minutes: number): Promise<Figure[]> {
  const telegram = await openTelegram();
  const env = { OUTBOUND_PER_SECOND: String(outboundPerSecond), OUTBOUND_PER_CHAT: "1" };
  const product = await startProduct({ telegram, env });
  try {
    const place = { url: product.url, fetch, telegram };
    const cafe = openCafe(await product.createMerchant(["--name", "Zerno", "--venue", "Zerno"]), place);
    const customers = await together([...Array(customerCount).keys()], 10, async (n) => {
      const customer = await meetCustomer(`Customer ${n}`, place);
      await customer.pair(await cafe.order({ customer }));
      return customer;
    });
    const orders: Omit<RushOptions, "perSecond" | "seconds"> = {
      ...{ cafes: [cafe], customers, stages: ["in_progress", "ready", "delivered"], stageMs: 5_000 },
    };
    const idle = await rush({ ...orders, perSecond: 1, seconds: 30 });
    const logged = product.output().length;
    const over = new AbortController();
    const sampling = sample(product, over.signal);
    const busy = await rush({ ...orders, perSecond, seconds: minutes * 60 });
    over.abort();
    const samples = await sampling;
    const megabytesOfLog = (product.output().length - logged) / 1_048_576;
    return figures({ idle, busy, samples, megabytesOfLog });
  } finally {
    await product.close();
    await telegram.close();
  }
}

async function sample(product: ProductProcess, signal: AbortSignal): Promise<Sample[]> {
  const samples: Sample[] = [];
  const began = performance.now();
  while (!signal.aborted) {
    const text = await (await fetch(`${product.url}/metrics`)).text();
    const read = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? Number.NaN);
    samples.push({
      at: (performance.now() - began) / 1_000,
      megabytes: read(/^process_resident_memory_bytes (\S+)/m) / 1_048_576,
      queueAge: read(/^gotovo_jobs_oldest_seconds\{queue="chat-sync-customer"\} (\S+)/m) || 0,
    });
    await sleep(sampleMs, undefined, { signal }).catch(() => undefined);
  }
  return samples;
}

/** Absolute goals stand as their own baseline: what is measured is a share of what is allowed. */
function figures(soak: {
  readonly idle: Rush;
  readonly busy: Rush;
  readonly samples: readonly Sample[];
  readonly megabytesOfLog: number;
}): Figure[] {
  const { idle, busy, samples, megabytesOfLog } = soak;
  const p95 = ({ answers }: Rush) =>
    percentile(
      answers.map(({ ms }) => ms),
      0.95,
    );
  const warm = samples.slice(Math.floor(samples.length * warmUpShare));
  const ages = samples.map(({ queueAge }) => queueAge);
  const refused = busy.answers.filter(({ status }) => status !== 200).length;
  return [
    { name: "soak: answers p95", unit: "ms", measured: p95(busy), baseline: p95(idle), goal: { atMost: 3 } },
    {
      name: "soak: age of the queue p99",
      unit: "s",
      measured: percentile(ages, 0.99),
      baseline: 2,
      goal: { atMost: 1 },
    },
    {
      name: "soak: memory",
      unit: "%/h",
      measured: Math.max(0, growth(warm)),
      baseline: 2,
      goal: { atMost: 1 },
    },
    { name: "soak: log", unit: "MB", measured: megabytesOfLog, baseline: 1, goal: { atMost: 1 } },
    { name: "soak: requests refused", unit: "", measured: refused, baseline: 1, goal: { atMost: 0 } },
  ];
}

/** Percent of the mean that the memory grows in an hour, by least squares. */
function growth(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, one) => sum + of(one), 0) / samples.length;
  const at = mean((one) => one.at);
  const megabytes = mean((one) => one.megabytes);
  const together = mean((one) => (one.at - at) * (one.megabytes - megabytes));
  const slope = together / mean((one) => (one.at - at) ** 2);
  return (slope * 3_600 * 100) / megabytes;
}
