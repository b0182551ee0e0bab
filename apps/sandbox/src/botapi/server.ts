import type { IncomingMessage, ServerResponse } from "node:http";
import type { Bot } from "../state/types.ts";
import type { World } from "../state/world.ts";
import type { CallLog } from "../weather/call-log.ts";
import type { Faults } from "../weather/faults.ts";
import type { Limits } from "../weather/limits.ts";
import { isPerformed, suffer, type Wording } from "../weather/suffer.ts";
import { type Answer, logged, refusal, reply } from "./answer.ts";
import { readBody, type Upload } from "./body.ts";
import type { MethodHandler } from "./call.ts";
import { ApiError, notImplemented, tooManyRequests } from "./errors.ts";
import { createFileServer, namesFile } from "./file-server.ts";
import { canonicalMethod, checkParams, type Params } from "./params.ts";

export interface BotApiDeps {
  readonly world: World;
  readonly methods: Record<string, MethodHandler>;
  readonly faults: Faults;
  readonly limits: Limits;
  readonly calls: CallLog;
  /** Called for errors that are the sandbox's own fault. */
  readonly onBug: (error: unknown) => void;
}

export interface BotApi {
  /** Serves /bot<token>/<method>. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Serves /file/bot<token>/<path>. */
  readonly handleFile: (request: IncomingMessage, response: ServerResponse) => void;
  /** Performs a call that came in the answer to a webhook; its outcome is only in the log. */
  readonly perform: (bot: Bot, method: string, params: Params) => Promise<void>;
}

const wording: Wording = {
  tooMany: (seconds) => refusal(tooManyRequests(seconds)),
  refuse: (code, description) => refusal(new ApiError(code, description)),
};
const okStart = '{"ok":true,"result":';

export function createBotApi({ world, methods, faults, limits, calls, onBug }: BotApiDeps): BotApi {
  const byToken = new Map([...world.bots.values()].map((bot) => [bot.token, bot]));
  const serveFile = createFileServer({ world, byToken, faults, calls });

  async function run(
    bot: Bot,
    method: string,
    raw: Params,
    uploads: Map<string, Upload>,
    signal: AbortSignal,
    since = performance.now(),
  ) {
    let answer: Answer;
    try {
      answer = {
        status: 200,
        body: `${okStart}${JSON.stringify(await perform(bot, method, raw, uploads, signal))}}`,
      };
    } catch (error) {
      if (!(error instanceof ApiError)) onBug(error);
      answer = refusal(error instanceof ApiError ? error : new ApiError(500, "Internal Server Error"));
    }
    const quietPoll = method === "getUpdates" && answer.body === `${okStart}[]}`;
    if (!quietPoll) log(bot, method, raw, answer.body, since);
    return answer;
  }

  function perform(bot: Bot, method: string, raw: Params, uploads: Map<string, Upload>, signal: AbortSignal) {
    const params = checkParams(method, withUploads(raw, uploads));
    const handler = methods[method];
    if (!handler) throw notImplemented(method);
    const wait = limits.take(bot.id, Number(params.chat_id ?? 0), method);
    if (wait > 0) throw tooManyRequests(wait);
    return handler({ world, bot, method, params, uploads, signal });
  }

  function log(bot: Bot, method: string, params: Params, answer: string, since: number): void {
    if (!world.settings.call_log.enabled) return;
    const duration_ms = performance.now() - since;
    calls.add({ bot: bot.username, method, params, at: world.now(), duration_ms, answer });
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const since = performance.now();
    const target = addressed(request.url ?? "", byToken);
    if (target instanceof ApiError) {
      request.resume();
      return reply(response, refusal(target));
    }
    const { bot, method, query } = target;
    const hangUp = new AbortController();
    response.on("close", () => hangUp.abort());
    let body: Awaited<ReturnType<typeof readBody>>;
    try {
      body = await readBody(request, query);
    } catch (error) {
      if (!(error instanceof ApiError)) return; // The caller hung up while sending.
      return reply(response, refusal(error));
    }
    const act = () => run(bot, method, body.params, body.uploads, hangUp.signal, since);
    const strike = () =>
      faults.strike({
        bot: bot.username,
        method,
        chat_id: body.params.chat_id,
        names: (file) => Object.values(body.params).some((value) => namesFile(world, bot, value, file)),
      });
    const fault = strike();
    if (!fault) {
      const answer = await act();
      // A poll that waited is answered in the weather of now.
      const late = method === "getUpdates" ? strike() : undefined;
      const suffered = late ? await suffer(late, async () => answer, wording) : answer;
      if (suffered) return reply(response, suffered);
      if (late?.kind !== "timeout") response.destroy();
      return;
    }
    const answer = await suffer(fault, act, wording);
    // What was performed is in the log already, with the answer the caller may never see.
    if (!isPerformed(fault)) log(bot, method, body.params, logged(answer), since);
    if (answer) return reply(response, answer);
    if (fault.kind !== "timeout") response.destroy();
  }

  return {
    async perform(bot, name, params) {
      const method = canonicalMethod(name);
      if (method) await run(bot, method, params, new Map(), AbortSignal.abort());
    },
    handle(request, response) {
      serve(request, response).catch((error: unknown) => {
        onBug(error);
        response.destroy();
      });
    },
    handleFile(request, response) {
      serveFile(request, response).catch((error: unknown) => {
        onBug(error);
        response.destroy();
      });
    },
  };
}

/** Bot and method of an URL; 404 for what is no such address, 401 for an unknown token. */
function addressed(url: string, byToken: Map<string, Bot>) {
  const match = /^\/bot([^/]*)\/([A-Za-z]+)\/?(?:\?(.*))?$/.exec(url);
  const [, token = "", name = "", query = ""] = match ?? [];
  if (!match || !/^\d+:[\w-]+$/.test(decodeURIComponent(token))) return new ApiError(404, "Not Found");
  const bot = byToken.get(decodeURIComponent(token));
  if (!bot) return new ApiError(401, "Unauthorized");
  const method = canonicalMethod(name);
  return method ? { bot, method, query } : new ApiError(404, "Not Found: method not found");
}

/** An uploaded file stands for its parameter as attach://<its field>; fields named by other attach:// are not parameters. */
function withUploads(raw: Params, uploads: Map<string, Upload>): Params {
  if (uploads.size === 0) return raw;
  const referred = JSON.stringify(raw);
  const params = { ...raw };
  for (const name of uploads.keys()) {
    if (!referred.includes(`attach://${name}`)) params[name] = `attach://${name}`;
  }
  return params;
}
