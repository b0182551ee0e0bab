import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { resolveFileId } from "../state/files.ts";
import type { Bot, StoredFile } from "../state/types.ts";
import type { World } from "../state/world.ts";
import type { CallLog } from "../weather/call-log.ts";
import type { Faults } from "../weather/faults.ts";
import { type Answer, BAD_GATEWAY, logged, refusal, reply } from "./answer.ts";
import { ApiError, tooManyRequests } from "./errors.ts";

/** How faults and the call log name a download: it is no method of the Bot API. */
const DOWNLOAD = "downloadFile";

export interface FileServerDeps {
  world: World;
  byToken: Map<string, Bot>;
  faults: Faults;
  calls: CallLog;
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
        method: DOWNLOAD,
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
    const fault = faults.strike({ bot: bot.username, method: DOWNLOAD, chat_id: undefined });
    if (fault?.kind === "429") return refuse(refusal(tooManyRequests(fault.retry_after ?? 1)));
    if (fault?.kind === "5xx") return refuse(BAD_GATEWAY);
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
    sendFile(response, stored, fault?.kind === "drop_after");
  };
}

/** `torn`: the connection is cut in the middle, after the length was promised. */
function sendFile(response: ServerResponse, { bytes }: StoredFile, torn: boolean): void {
  response.writeHead(200, { "content-type": "application/octet-stream", "content-length": bytes.length });
  if (torn) response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  else response.end(bytes);
}
