import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../control/contract.ts";
import { resolveFileId } from "../state/files.ts";
import type { Bot, StoredFile } from "../state/types.ts";
import type { World } from "../state/world.ts";
import type { CallLog } from "../weather/call-log.ts";
import type { Faults } from "../weather/faults.ts";
import { type Answer, badGateway, logged, refusal, reply } from "./answer.ts";
import { ApiError, tooManyRequests } from "./errors.ts";

/** How faults and the call log name a download: it is no method of the Bot API. */
const downloadMethod = "downloadFile";

export interface FileServerDeps {
  readonly world: World;
  readonly byToken: Map<string, Bot>;
  readonly faults: Faults;
  readonly calls: CallLog;
}

/** Serves /file/bot<token>/<path>, in all weathers. */
export function createFileServer({ world, byToken, faults, calls }: FileServerDeps) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const since = performance.now();
    const [, token, path] = /^\/file\/bot([^/]+)\/(?:[a-z_]+\/)?([^/?.]+)/.exec(request.url ?? "") ?? [];
    const bot = byToken.get(decodeURIComponent(token ?? ""));
    if (!bot) return reply(response, refusal(new ApiError(401, "Unauthorized")));
    const log = (answer: string) => {
      if (!world.settings.call_log.enabled) return;
      const duration_ms = performance.now() - since;
      calls.add({
        bot: bot.username,
        method: downloadMethod,
        params: { path },
        at: world.now(),
        duration_ms,
        answer,
      });
    };
    const refuse = (answer: Answer) => {
      log(logged(answer));
      reply(response, answer);
    };
    const fault = faults.strike({
      bot: bot.username,
      method: downloadMethod,
      chat_id: undefined,
      names: (file) => namesFile(world, bot, path, file),
    });
    if (fault?.kind === "429") return refuse(refusal(tooManyRequests(fault.retry_after ?? 1)));
    if (fault?.kind === "refuse")
      return refuse(refusal(new ApiError(fault.error_code ?? 404, fault.description ?? "Not Found")));
    if (fault?.kind === "5xx") return refuse(badGateway);
    if (fault?.kind === "timeout" || fault?.kind === "drop") {
      log(logged(undefined));
      if (fault.kind === "drop") response.destroy();
      return;
    }
    if (fault?.kind === "slow") await sleep(fault.ms ?? 1000);
    const file = resolveFileId(world, bot, path ?? "");
    const stored = file && world.files.get(file.uniqueId);
    if (!stored) return refuse(refusal(new ApiError(404, "Not Found")));
    log('{"ok":true}');
    sendFile(response, stored, fault?.kind);
  };
}

/** Whether a value is a file_id under which this bot knows the file of this file_unique_id. */
export const namesFile = (world: World, bot: Bot, value: unknown, uniqueId: string): boolean =>
  typeof value === "string" && resolveFileId(world, bot, value)?.uniqueId === uniqueId;

/** After the length was promised the connection may be cut in the middle, or fall silent there. */
function sendFile(response: ServerResponse, { bytes }: StoredFile, fault: Fault["kind"] | undefined): void {
  response.writeHead(200, { "content-type": "application/octet-stream", "content-length": bytes.length });
  const half = bytes.subarray(0, bytes.length / 2);
  if (fault === "drop_after") response.write(half, () => response.destroy());
  else if (fault === "hang") response.write(half);
  else response.end(bytes);
}
