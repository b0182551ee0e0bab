import { type ChatDriver, createChatDriver } from "./chat.ts";
import { createCodes } from "./codes.ts";
import { createGroupDriver, type GroupDriver } from "./group.ts";
import { type Control, createControl } from "./http.ts";
import type {
  ApiCall,
  BotInfo,
  CallFilter,
  Clock,
  FaultWish,
  GroupState,
  Person,
  PersonChange,
  PersonWish,
  Settings,
  SettingsChange,
} from "./types.ts";
import { type WaitOptions, waitUntil } from "./wait.ts";

/** A person of the sandbox. */
export type PersonDriver = Person & {
  /** Their private chat with a bot, by its username. */
  chat: (bot: string) => ChatDriver;
  change: (change: PersonChange) => Promise<Person>;
  /** Deletes the account: bots get 403 "user is deactivated". */
  deactivate: () => Promise<Person>;
};

/** Drives a running sandbox over its control API, so that a test reads like what people do. */
export type SandboxDriver = ReturnType<typeof createSandboxDriver>;

/** @param url the sandbox's address, e.g. http://127.0.0.1:3001 */
export function createSandboxDriver({ url }: { url: string }) {
  const control = createControl(url);
  const calls = async (filter: CallFilter = {}) =>
    (await control.get<{ calls: ApiCall[] }>("/calls", { ...filter })).calls;
  const pending = async (bot: string) =>
    (await control.get<{ pending: number }>(`/updates/${bot}`, { limit: 1 })).pending;

  const addFault = async (wish: FaultWish) => {
    const { id } = await control.send<{ id: string }>("POST", "/faults", wish);
    return {
      id,
      /** Also fine when the rule is over already. */
      clear: () => control.send("DELETE", `/faults/${id}`).catch(ignoreGone),
    };
  };

  return {
    url,
    ...createCodes(control),
    /** Makes a person; id, phone and language (en) are made up where missing. */
    person: async (wish: PersonWish) => personDriver(control, await control.send("POST", "/people", wish)),
    personById: async (id: number) => personDriver(control, await control.get(`/people/${id}`)),
    /** Makes a group of people, a supergroup by default; the first one is its creator. */
    async group(wish: {
      title: string;
      forum?: boolean;
      /** A basic group, which has no topics until it is upgraded. */
      basic?: boolean;
      members: { id: number }[];
    }): Promise<GroupDriver> {
      const { group } = await control.send<{ group: GroupState }>("POST", "/groups", {
        title: wish.title,
        is_forum: wish.forum ?? false,
        basic: wish.basic ?? false,
        members: wish.members.map(({ id }) => id),
      });
      return createGroupDriver(control, group.chat_id);
    },
    groupById: (id: number): GroupDriver => createGroupDriver(control, id),
    people: async () => (await control.get<{ people: Person[] }>("/people")).people,
    bots: async (languageCode?: string) =>
      (await control.get<{ bots: BotInfo[] }>("/bots", { language_code: languageCode })).bots,

    /** The Bot API calls made, oldest first (getUpdates only when it brought something). */
    calls,
    /** The number of the newest call: pass it as `after` to see only later ones. */
    callMark: async () => (await control.get<{ last_seq: number }>("/calls", { limit: 1 })).last_seq,
    /** Waits until the bot has taken and confirmed every update. */
    settled: (bot: string, options: Partial<WaitOptions> = {}) =>
      waitUntil(
        async () => (await pending(bot)) === 0,
        { what: `@${bot} confirms all updates`, ...options },
        async () => `${await pending(bot)} updates are pending`,
      ),
    /** The newest updates ever queued for a bot. */
    updates: async (bot: string) =>
      (await control.get<{ updates: ({ update_id: number } & Record<string, unknown>)[] }>(`/updates/${bot}`))
        .updates,
    /** Delivers an update once more (default: the newest), as Telegram may. */
    redeliver: (bot: string, updateId?: number) =>
      control.send<{ update_id: number }>("POST", `/updates/${bot}/redeliver`, { update_id: updateId }),

    /** Makes Telegram misbehave until cleared (or its times/until are over). */
    fault: addFault,
    /** Telegram takes connections and says nothing, to getUpdates either, until cleared. */
    silence: () => addFault({ kind: "timeout", method: "*" }),
    clearFaults: () => control.send<{ ok: true }>("DELETE", "/faults"),
    settings: () => control.get<Settings>("/settings"),
    /** The sandbox's time, in Unix milliseconds. */
    now: async () => (await control.get<Clock>("/clock")).now,
    /** Lets time go on at once: dates, what expires, and the 48 hours for deleting follow. */
    advanceClock: (seconds: number) => control.send<Clock>("POST", "/clock", { advance_seconds: seconds }),
    /** The kinds of messages that `send` of a chat can make up. */
    kinds: async () => (await control.get<{ kinds: string[] }>("/kinds")).kinds,
    /** Limits, call log, clock. */
    set: (change: SettingsChange) => control.send<Settings>("PATCH", "/settings", change),
    /** Forgets people, chats, calls, faults and settings; bots stay connected. */
    reset: (options: { default_people?: boolean } = {}) =>
      control.send<{ ok: true }>("POST", "/reset", options),
  };
}

function ignoreGone(error: { status?: number }): void {
  if (error.status !== 404) throw error;
}

function personDriver(control: Control, person: Person): PersonDriver {
  const name = [person.first_name, person.last_name].filter(Boolean).join(" ");
  return {
    ...person,
    chat: (bot) => createChatDriver(control, bot, person.id, name),
    change: (change) => control.send("PATCH", `/people/${person.id}`, change),
    deactivate: () => control.send("DELETE", `/people/${person.id}`),
  };
}
