import { z } from "zod";

/*
 * The control API: what a person can do in a Telegram client, and what a test may do to the weather.
 * JSON over HTTP under /sandbox. A private chat is addressed as /sandbox/chats/{bot}/{chat_id}: {bot} is a bot's
 * username, {chat_id} the person's id. What a person does in a group is under /sandbox/groups/{id}/as/{person_id}. Errors answer {error: {code, message}}.
 * A message's file is read at /sandbox/files/{file_unique_id}.
 */

export * from "./acts.ts";
export * from "./codes.ts";
export * from "./groups.ts";
export * from "./live.ts";
export * from "./messages.ts";
export * from "./shapes.ts";
export * from "./weather.ts";

export const failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
