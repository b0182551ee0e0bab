import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Bot } from "grammy";
import type { Update } from "grammy/types";

export interface Call {
  readonly method: string;
  readonly params: Record<string, unknown>;
}

/** What happens to a call instead of, or after, its being carried out. */
export type Fault =
  | { readonly refuse: number; readonly description: string; readonly retryAfter?: number }
  /** Not carried out; the connection breaks. */
  | "dropped"
  /** Carried out; the answer is lost. */
  | "answer lost";

export interface ShownMessage {
  readonly text: string;
  readonly keyboard: unknown;
  readonly silent: boolean;
}

export type FakeBotApi = Awaited<ReturnType<typeof createFakeBotApi>>;

/** A Bot API server of one chat's messages and one bot's updates, with faults on demand. */
export async function createFakeBotApi() {
  const calls: Call[] = [];
  const messages = new Map<number, ShownMessage>();
  const files = new Map<string, string>();
  let faultOf: (call: Call) => Fault | undefined = () => undefined;
  let updates: Update[] = [];
  let nextMessage = 1;

  async function perform({ method, params }: Call): Promise<unknown> {
    const id = Number(params.message_id);
    const shown = messages.get(id);
    const body = { text: String(params.text), keyboard: params.reply_markup ?? null };
    switch (method) {
      case "getMe":
        return { id: 1, is_bot: true, first_name: "Bot", username: "TestBot" };
      case "sendMessage":
        messages.set(nextMessage, { ...body, silent: params.disable_notification === true });
        return { message_id: nextMessage++, date: 0, chat: { id: params.chat_id, type: "private" } };
      case "sendMediaGroup":
        return (params.media as unknown[]).map(() => ({ message_id: nextMessage++, date: 0 }));
      case "editMessageText":
        if (!shown) throw new Refusal(400, "Bad Request: message to edit not found");
        if (shown.text === body.text) throw new Refusal(400, "Bad Request: message is not modified: same");
        messages.set(id, { ...shown, ...body });
        return true;
      case "editMessageReplyMarkup":
        if (!shown) throw new Refusal(400, "Bad Request: message to edit not found");
        messages.set(id, { ...shown, keyboard: null });
        return true;
      case "deleteMessage":
        if (!messages.delete(id)) throw new Refusal(400, "Bad Request: message to delete not found");
        return true;
      case "getFile":
        return { file_id: params.file_id, file_path: files.get(String(params.file_id)) };
      case "getUpdates":
        return getUpdates(Number(params.offset ?? 0), Number(params.timeout ?? 0));
      default:
        return true;
    }
  }

  async function getUpdates(offset: number, timeout: number): Promise<Update[]> {
    updates = updates.filter(({ update_id }) => update_id >= offset);
    const deadline = Date.now() + timeout * 1000;
    while (updates.length === 0 && Date.now() < deadline && server.listening) await sleep(5);
    return updates.slice(0, 100);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const method = request.url?.split("/").at(-1) ?? "";
    const call = { method, params: JSON.parse(Buffer.concat(chunks).toString() || "{}") };
    calls.push(call);
    const reply = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    try {
      const fault = faultOf(call);
      if (fault === "dropped") return void request.socket.destroy();
      if (fault !== undefined && fault !== "answer lost")
        throw new Refusal(fault.refuse, fault.description, fault.retryAfter);
      const result = await perform(call);
      if (fault === "answer lost") return void request.socket.destroy();
      reply(200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message, retryAfter } = error;
      const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
      reply(code, { ok: false, error_code: code, description: message, ...parameters });
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    apiRoot,
    api: new Bot("1:test", { client: { apiRoot, timeoutSeconds: 2 } }).api,
    calls,
    messages,
    /** Paths of files, by their ids. */
    files,
    /** From now on; undefined lets a call pass. */
    faults(of: (call: Call) => Fault | undefined): void {
      faultOf = of;
    },
    callsOf: (method: string) => calls.filter((call) => call.method === method),
    deliver(...more: Update[]): void {
      updates.push(...more);
    },
    unconfirmed: () => updates.map(({ update_id }) => update_id),
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
    },
  };
}

class Refusal extends Error {
  readonly code: number;
  readonly retryAfter: number | undefined;

  constructor(code: number, description: string, retryAfter?: number) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
