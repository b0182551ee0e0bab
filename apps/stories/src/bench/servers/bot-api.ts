import { createServer } from "node:http";

// The smallest Bot API server that a bot can talk to: it answers at once, counts calls, and hands out the updates it is
// given over IPC. Faster than any real one, so that what is measured is ours.
let messageId = 1;
let calls = 0;
let answers = 0;
let updates: { update_id: number }[] = [];
let waiting: (() => void) | null = null;

const methods: Record<string, (params: Record<string, unknown>) => unknown> = {
  getMe: () => ({ id: 1, is_bot: true, first_name: "Bench", username: "bench_bot" }),
  sendMessage: ({ chat_id }) => ({
    message_id: messageId++,
    date: 0,
    chat: { id: chat_id, type: "private" },
    text: "",
  }),
  editMessageText: ({ chat_id, message_id }) => ({
    message_id,
    date: 0,
    chat: { id: chat_id, type: "private" },
    text: "",
  }),
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const method = request.url?.split("/").at(-1) ?? "";
    const body = Buffer.concat(chunks).toString();
    const answer = (result: unknown) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ ok: true, result }));
    };
    const params = body ? JSON.parse(body) : {};
    if (method === "getUpdates")
      return poll(params.offset ?? 0, params.limit ?? 100, params.timeout ?? 0, answer);
    if (method === "sendMessage" || method === "editMessageText") {
      calls++;
      if (process.env.REPORT_CALLS)
        process.send?.({ call: params.chat_id, at: performance.timeOrigin + performance.now() });
    }
    if (method === "answerCallbackQuery") answers++;
    answer(methods[method]?.(params) ?? true);
  });
});
server.keepAliveTimeout = 60_000;

function poll(offset: number, limit: number, timeout: number, answer: (result: unknown) => void): void {
  updates = updates.filter((update) => update.update_id >= offset);
  if (updates.length > 0 || timeout === 0) {
    answer(updates.slice(0, limit));
    return;
  }
  const timer = setTimeout(() => waiting?.(), timeout * 1000);
  waiting = () => {
    clearTimeout(timer);
    waiting = null;
    answer(updates.slice(0, limit));
  };
}

process.on("message", (message: { updates?: { update_id: number }[]; count?: true }) => {
  if (message.updates) {
    updates.push(...message.updates);
    waiting?.();
  }
  if (message.count) process.send?.({ calls, answers });
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as { port: number }).port }));
process.once("SIGTERM", () => process.exit(0));
