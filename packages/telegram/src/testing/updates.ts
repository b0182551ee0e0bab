import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { Verdict } from "../updates/dispatcher.ts";
import type { PollingLease } from "../updates/polling.ts";

/** An update: a person writes in their own chat. */
export function said(id: number, person: number, text = "hello"): Update {
  const from = { id: person, is_bot: false, first_name: `Person ${person}` };
  const chat = { id: person, type: "private" as const, first_name: from.first_name };
  return { update_id: id, message: { message_id: id, date: 0, from, chat, text } } as Update;
}

/** An update: a person taps a button. */
export function tapped(id: number, person: number, data: string): Update {
  const { message } = said(id, person);
  const from = { id: person, is_bot: false, first_name: `Person ${person}` };
  return {
    update_id: id,
    callback_query: { id: String(id), from, message, data, chat_instance: "1" },
  } as Update;
}

/** What was handled, as the database keeps it: survives whoever handled it. */
export function createMemoryHandled() {
  const ids = new Set<number>();
  return {
    ids,
    recent: async () => [...ids],
    isHandled: async (id: number) => ids.has(id),
    markHandled: async (more: readonly number[]) => {
      for (const id of more) ids.add(id);
    },
  };
}

/** The right to poll, as the database keeps it: `of(name)` is a process's view of it. */
export function createMemoryLease() {
  let holder: { readonly name: string; readonly lost: AbortController } | null = null;
  const of = (name: string): PollingLease => ({
    async hold(signal) {
      while (holder !== null) await sleep(1, undefined, { signal });
      holder = { name, lost: new AbortController() };
      return holder.lost.signal;
    },
    async release() {
      if (holder?.name === name) holder = null;
    },
  });
  return {
    of,
    /** Takes it from whoever has it. */
    lose() {
      holder?.lost.abort();
      holder = null;
    },
    holder: () => holder?.name ?? null,
  };
}

/** What was set aside, as the database keeps it. */
export function createMemorySetAside() {
  const kept = new Map<number, { chatId: number; update: object; error: string; tries: number }>();
  return {
    kept,
    keep: async ({ updateId, ...rest }: { updateId: number } & Parameters<typeof kept.set>[1]) =>
      void kept.set(updateId, rest),
    forget: async (updateId: number) => void kept.delete(updateId),
  };
}

/** For a dispatcher whose database always works and that waits no time. */
export function quietly() {
  return {
    judge: (): Verdict => "unknown",
    databaseWorks: async () => true,
    setAside: createMemorySetAside(),
    pauseMs: () => 0,
  };
}

/** A promise and what resolves it. */
export function createGate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: () => resolve() };
}
