import { Agent, request } from "node:http";
import { median } from "./figure.ts";
import type { Compared } from "./in-turns.ts";

/** One request, made again each time. */
export interface Asking {
  readonly url: string;
  readonly method?: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: () => string;
}

/** Pairs before connections are open, statements planned and code compiled. */
const warmUp = 300;

/**
 * Milliseconds of a request to each of two servers, medians. One at a time, in turns, now the one first and now the
 * other: whatever else the machine does, it does to both.
 * @throws Error when a server answers anything but 2xx
 */
export async function compareRequests(target: Asking, baseline: Asking, pairs: number): Promise<Compared> {
  const agent = new Agent({ keepAlive: true });
  const values: number[] = [];
  const baselines: number[] = [];
  for (let pair = -warmUp; pair < pairs; pair++) {
    const times = [0, 0] as [number, number];
    for (const side of pair % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
      times[side] = await timeOf(agent, side === 0 ? target : baseline);
    if (pair < 0) continue;
    values.push(times[0]);
    baselines.push(times[1]);
  }
  agent.destroy();
  return { measured: median(values), baseline: median(baselines) };
}

function timeOf(agent: Agent, { url, method = "GET", headers, body }: Asking): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const asking = request(url, { agent, method, headers }, (response) => {
      response.resume().on("end", () => {
        const status = response.statusCode ?? 0;
        if (status >= 200 && status < 300) resolve(performance.now() - began);
        else reject(new Error(`${url} answered ${status}`));
      });
    });
    asking.on("error", reject);
    asking.end(body?.());
  });
}
