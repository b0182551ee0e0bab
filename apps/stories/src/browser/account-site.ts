import { fileURLToPath } from "node:url";
import { createApi } from "@gotovo/api";
import { silentLog } from "@gotovo/db";
import { createMetrics } from "@gotovo/runtime";
import { waitUntil } from "@gotovo/sandbox/driver";
import { launchBrowser } from "@gotovo/testing/browser/launch";
import { createWeb } from "@gotovo/web";
import { serve } from "@hono/node-server";
import { freePorts } from "../world/ports.ts";
import { createWorld, customerBot } from "../world/world.ts";
import { accountPage } from "./account-page.ts";
import { type Device, openBrowser, phone } from "./site.ts";

const dist = fileURLToPath(new URL("../../../web/dist", import.meta.url));

/** API and pages on one address, a local Telegram and a browser. The clock may be set on: codes have to be waited for. */
export async function openAccountSite() {
  const [world, browser] = await Promise.all([createWorld(), launchBrowser()]);
  const [port] = (await freePorts(1)) as [number];
  const url = `http://127.0.0.1:${port}`;
  const stopping = new AbortController();
  const site = createApi({
    deps: world.deps,
    log: { ...silentLog, isLevelEnabled: () => false },
    metrics: createMetrics({ processMetrics: false }),
    publicUrl: url,
    signal: stopping.signal,
  });
  site.route("/", createWeb({ dist }));
  const server = serve({ fetch: site.fetch, port, hostname: "127.0.0.1" });
  const problems: string[] = [];
  const taken = new Map<string, string>();

  return {
    ...world,
    url,
    /** What went wrong on anybody's pages. */
    problems,
    /** Sets the clock on by so many seconds, for everybody. */
    pass(seconds: number) {
      world.clock.aheadMs += seconds * 1000;
    },
    /** A browser of its own: what it keeps, no other sees. */
    async device(path: string, device: Device = phone) {
      const opened = await openBrowser(browser, device, problems);
      const page = await opened.context.newPage();
      await page.goto(url + path);
      return accountPage(page);
    },
    /** The next code that comes to a phone. */
    nextCode: (number: string) =>
      waitUntil(
        async () => {
          const code = world.codeTo(number);
          if (code === undefined || code === taken.get(number)) return;
          taken.set(number, code);
          return code;
        },
        { what: `another code to ${number}` },
        () => `the last one was ${world.codeTo(number)}`,
      ),
    /** The chat of somebody with this phone with the customer bot. */
    chat: async (name: string, number: string) =>
      (await world.telegram.person({ first_name: name, phone: number, language_code: "ru" })).chat(
        customerBot.username,
      ),
    async close() {
      await browser.close();
      stopping.abort();
      await new Promise((resolve) => server.close(resolve));
      await world.close();
    },
  };
}

export type AccountSite = Awaited<ReturnType<typeof openAccountSite>>;
