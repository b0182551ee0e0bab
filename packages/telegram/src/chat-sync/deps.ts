import type { ChatState, ChatStore } from "@gotovo/domain";
import type { Api } from "grammy";
import type { Log } from "../log.ts";
import type { OutboundLimiter } from "../outbound/limiter.ts";
import type { RelayDeps } from "../relay/relay-deps.ts";
import type { Lane } from "./lane.ts";
import type { ChatRenderer } from "./types.ts";

/** What chat sync works with. */
export interface ChatSyncDeps<Content, State extends ChatState<Content>> {
  readonly api: Api;
  readonly limiter: OutboundLimiter;
  readonly store: ChatStore<Content, State>;
  readonly renderer: ChatRenderer<Content, State>;
  readonly log: Log;
  /** True when a failure of what makes a message's file will pass. */
  readonly isTransient: (error: unknown) => boolean;
  /** What messages of dialogs need. */
  readonly relay: RelayDeps;
}

/** The same, and what it remembers of all its chats. */
export interface Running<Content, State extends ChatState<Content>> extends ChatSyncDeps<Content, State> {
  /** Cards ("chat subject") whose edit may have been made while the database could not be told. */
  readonly unsure: Set<string>;
  readonly oneByOne: Lane;
}
