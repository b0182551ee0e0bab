import type { StoredChatKey } from "../publish.ts";

/** The job that looks at a chat again at a set time: something that it shows ends by time alone. */
export type ChatTickJob = StoredChatKey;

export const chatTickQueue = "chat-tick";
