import { z } from "zod";

/*
 * The control API: what a person can do in a Telegram client, and what a test may do to the weather.
 * JSON over HTTP under /sandbox. A chat is addressed as /sandbox/chats/{bot}/{chat_id}: {bot} is a bot's username,
 * {chat_id} the id bots see (in a private chat the person's own id). Errors answer {error: {code, message}}.
 * A message's file is read at /sandbox/files/{file_unique_id}.
 */

export * from "./acts.ts";
export * from "./live.ts";
export * from "./messages.ts";
export * from "./shapes.ts";
export * from "./weather.ts";

export const failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
