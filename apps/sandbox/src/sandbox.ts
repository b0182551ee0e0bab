import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { createMethods } from "./botapi/methods/index.ts";
import { createPollers } from "./botapi/methods/updates.ts";
import { type BotApi, createBotApi } from "./botapi/server.ts";
import { createWebhooks } from "./botapi/webhooks.ts";
import { createControlApi } from "./control/api.ts";
import { createPost } from "./doors/post.ts";
import { refuseVisitor, turnAway } from "./doors/visitors.ts";
import { createGatewayMethods } from "./gateway/methods.ts";
import { createReports } from "./gateway/reports.ts";
import { createGateway } from "./gateway/server.ts";
import { createPage } from "./page-server.ts";
import { addPerson } from "./person/people.ts";
import { defaultPeople } from "./seed.ts";
import { type BotSeed, createBotAccount } from "./state/bots.ts";
import { createEventLog } from "./state/events.ts";
import { openSnapshot } from "./state/snapshot.ts";
import { createUpdateQueues } from "./state/updates.ts";
import { defaultSettings, type World } from "./state/world.ts";
import { createCallLog } from "./weather/call-log.ts";
import { createFaults } from "./weather/faults.ts";
import { createLimits } from "./weather/limits.ts";

export interface SandboxOptions {
  readonly bots: BotSeed[];
  /** Unix milliseconds. */
  readonly clock?: () => number;
  /** In [0, 1), for faults that strike by chance. */
  readonly random?: () => number;
  /** A file in which everything survives a restart; without it the sandbox forgets. */
  readonly stateFile?: string;
  /** How many Bot API calls the log keeps: 100,000 by default. */
  readonly callLogSize?: number;
  /** False: a fresh sandbox has no people. */
  readonly defaultPeople?: boolean;
  /** Names it may be called by besides this machine's: others are refused, or a web page could use it. */
  readonly hosts?: string[];
  /** Told of errors that are the sandbox's own. Default: standard error. */
  readonly onBug?: (error: unknown) => void;
}

/** A local Telegram: Bot API, Gateway, control API and chat page on one port. */
export interface Sandbox {
  /** Starts to listen (port 0: any free one) and returns the address. On 127.0.0.1 by default: it trusts everybody who reaches it. */
  readonly listen: (port: number, host?: string) => Promise<{ url: string; port: number }>;
  /** Ends polls and deliveries, writes the state file, frees the port. */
  readonly close: () => Promise<void>;
}

export function createSandbox(options: SandboxOptions): Sandbox {
  const { clock = Date.now, random = Math.random } = options;
  const onBug = options.onBug ?? ((error) => console.error(error));
  const settings = structuredClone(defaultSettings);
  const world: World = {
    now: () => clock() + settings.clock_offset_ms,
    random,
    settings,
    bots: new Map(options.bots.map(createBotAccount).map((bot) => [bot.id, bot])),
    people: new Map(),
    chats: new Map(),
    files: new Map(),
    queries: new Map(),
    codes: new Map(),
    counter: 0,
    first_message_id: 1,
    updates: createUpdateQueues(),
    events: createEventLog(0),
  };
  const snapshot = openSnapshot(world, options.stateFile, onBug);
  const populate = () => {
    for (const person of defaultPeople()) addPerson(world, person);
  };
  if (!snapshot.found && options.defaultPeople !== false) populate();

  const calls = createCallLog(options.callLogSize ?? 100_000);
  const faults = createFaults({ now: world.now, random });
  const limits = createLimits({ now: world.now, settings: () => world.settings.limits });
  const { post, close: hangUp } = createPost();
  const pollers = createPollers();
  const webhooks = createWebhooks({
    world,
    post,
    stopPolling: (botId) => pollers.stop(botId),
    perform: (bot, { method, ...params }) => {
      void botApi.perform(bot, String(method), params);
    },
  });
  const botApi: BotApi = createBotApi({
    world,
    methods: createMethods({ pollers, webhooks }),
    faults,
    limits,
    calls,
    onBug,
  });
  const reports = createReports(world, post, onBug);
  const gateway = createGateway({
    world,
    methods: createGatewayMethods(world, reports),
    faults,
    calls,
    onBug,
  });
  const reset = ({ default_people }: { default_people: boolean }) => {
    for (const { next_message_id } of world.chats.values()) {
      world.first_message_id = Math.max(world.first_message_id, next_message_id);
    }
    for (const collection of [world.people, world.chats, world.files, world.queries, world.codes])
      collection.clear();
    for (const bot of world.bots.values()) world.updates.clear(bot);
    faults.clear();
    limits.reset();
    calls.clear();
    Object.assign(world.settings, structuredClone(defaultSettings));
    if (default_people) populate();
    world.events.emit({ type: "resync" });
  };
  const control = createControlApi({ world, faults, limits, calls, reports, reset, onBug });
  createPage(control, world);
  const listener = getRequestListener(control.fetch);

  const hosts = new Set(options.hosts?.map((name) => name.toLowerCase()));
  const server: Server = createServer((request, response) => {
    const url = request.url ?? "";
    const refusal = refuseVisitor(request, hosts);
    if (refusal) return turnAway(request, response, refusal);
    if (url.startsWith("/bot")) botApi.handle(request, response);
    else if (url.startsWith("/file/bot")) botApi.handleFile(request, response);
    else if (url.startsWith("/gateway/")) gateway.handle(request, response);
    else void listener(request, response);
  });
  // Bots keep connections open between calls; Node's five seconds would race with their next request.
  server.keepAliveTimeout = 75_000;

  return {
    async listen(port, host = "127.0.0.1") {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve();
        });
      });
      webhooks.resume();
      const { port: chosen } = server.address() as AddressInfo;
      return { url: `http://${host.includes(":") ? `[${host}]` : host}:${chosen}`, port: chosen };
    },
    async close() {
      webhooks.stop();
      pollers.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        // Answers under way get a moment; event streams and kept connections have none to wait for.
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 200).unref();
      });
      hangUp();
      await snapshot.close();
    },
  };
}
