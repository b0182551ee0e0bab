import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, logged, reply } from "../botapi/answer.ts";
import { readBody } from "../botapi/body.ts";
import { ApiError } from "../botapi/errors.ts";
import type { Params } from "../botapi/params.ts";
import { personWithPhone } from "../state/codes.ts";
import type { World } from "../state/world.ts";
import type { CallLog } from "../weather/call-log.ts";
import type { Faults } from "../weather/faults.ts";
import { isPerformed, suffer, type Wording } from "../weather/suffer.ts";
import { GatewayError } from "./errors.ts";
import type { GatewayMethod } from "./methods.ts";

/** What the log of calls and the fault rules call the Gateway: it stands where a bot's name stands. */
const gatewayName = "gateway";

export interface GatewayDeps {
  readonly world: World;
  readonly methods: Record<string, GatewayMethod>;
  readonly faults: Faults;
  readonly calls: CallLog;
  readonly onBug: (error: unknown) => void;
}

/** Serves Telegram's Gateway, codes to phones, under /gateway/<method>. Any token will do. */
export function createGateway({ world, methods, faults, calls, onBug }: GatewayDeps) {
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const since = performance.now();
    const url = new URL(request.url ?? "", "http://localhost");
    const method = url.pathname.replace(/^\/gateway\/?/, "").replace(/\/$/, "");
    let params: Params;
    try {
      params = (await readBody(request, url.search.slice(1))).params;
    } catch (error) {
      if (!(error instanceof ApiError)) return; // The caller hung up while sending.
      return reply(response, refusal("REQUEST_INVALID", error.code));
    }
    const { access_token, ...rest } = params;
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? access_token;
    const log = (answer: string) => {
      if (!world.settings.call_log.enabled) return;
      const duration_ms = performance.now() - since;
      calls.add({ bot: gatewayName, method, params: rest, at: world.now(), duration_ms, answer });
    };
    const act = async () => {
      const answer = perform(method, rest, token);
      log(answer.body);
      return answer;
    };
    // A rule about a chat means the person, whose phone this is too.
    const chat_id = personWithPhone(world, String(rest.phone_number ?? ""))?.id;
    const fault = faults.strike({ bot: gatewayName, method, chat_id });
    if (!fault) return reply(response, await act());
    const answer = await suffer(fault, act, wording);
    if (!isPerformed(fault)) log(logged(answer));
    if (answer) return reply(response, answer);
    if (fault.kind !== "timeout") response.destroy();
  }

  function perform(name: string, params: Params, token: unknown): Answer {
    try {
      if (typeof token !== "string" || token === "") throw new GatewayError("ACCESS_TOKEN_INVALID");
      const method = methods[name.toLowerCase()];
      if (!method) throw new GatewayError("UNKNOWN_METHOD");
      return { status: 200, body: JSON.stringify({ ok: true, result: method(params, token) }) };
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return refusal(error.code);
    }
  }

  return {
    handle(request: IncomingMessage, response: ServerResponse): void {
      serve(request, response).catch((error: unknown) => {
        onBug(error);
        response.destroy();
      });
    },
  };
}

/** The Gateway says no in its body; its status is 200 but for what a server in front of it says. */
const refusal = (error: string, status = 200, retryAfter?: number): Answer => ({
  status,
  body: JSON.stringify({ ok: false, error }),
  retryAfter,
});

const wording: Wording = {
  tooMany: (seconds) => refusal(`FLOOD_WAIT_${seconds}`, 429, seconds),
  refuse: (code, description) => refusal(description, code === 400 ? 200 : code),
};
