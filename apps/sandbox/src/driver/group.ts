import { createActs } from "./acts.ts";
import { dumpGroup } from "./dump.ts";
import type { Control } from "./http.ts";
import type { AdminRights, GroupState, Message, Topic } from "./types.ts";
import { botSays, type Since, type WaitOptions, waitInChat } from "./wait.ts";

interface View {
  readonly group: GroupState;
  readonly messages: Message[];
  readonly event_id: number;
}
/** A topic's thread, General, or (nothing) all of the group. */
export type TopicFilter = number | "general" | undefined;

const allRights: AdminRights = {
  can_manage_topics: true,
  can_pin_messages: true,
  can_delete_messages: true,
};

/** A supergroup: who is in it, its topics, and what is said there. */
export type GroupDriver = ReturnType<typeof driveGroup> & {
  /** Makes a supergroup of a basic group: another chat, with another id. */
  upgrade: (by?: Actor) => Promise<GroupDriver>;
};

export function createGroupDriver(control: Control, id: number): GroupDriver {
  return {
    ...driveGroup(control, id),
    async upgrade(by) {
      const wish = { by: by?.id };
      const { group } = await control.send<{ group: GroupState }>("POST", `/groups/${id}/upgrade`, wish);
      return createGroupDriver(control, group.chat_id);
    },
  };
}

function driveGroup(control: Control, id: number) {
  const path = `/groups/${id}`;
  const view = (topic?: TopicFilter, limit = 500, since: Since = {}) =>
    control.get<View>(path, { topic, limit, ...since });
  const dump = async () => {
    const { group, messages } = await view();
    return dumpGroup(group, messages);
  };
  type Changed = Promise<{ group: GroupState }>;
  const member = (name: string | number) => `${path}/members/${name}`;
  const topic = async (threadId: number, change: { name?: string; closed?: boolean }, by?: Actor) =>
    (await control.send<{ topic: Topic }>("PATCH", `${path}/topics/${threadId}`, { ...change, by: by?.id }))
      .topic;

  return {
    id,
    /** Adds a bot by its username; who does it is the creator by default, here and below. */
    addBot: (bot: string, by?: Actor): Changed =>
      control.send("POST", `${path}/members`, { member: bot, by: by?.id }),
    /** Makes a bot an administrator, with all rights by default. */
    promoteBot: (bot: string, rights: Partial<AdminRights> = allRights, by?: Actor): Changed =>
      control.send("PATCH", member(bot), { rights, by: by?.id }),
    demoteBot: (bot: string, by?: Actor): Changed =>
      control.send("PATCH", member(bot), { rights: null, by: by?.id }),
    kickBot: (bot: string, by?: Actor): Changed =>
      control.send("DELETE", by ? `${member(bot)}?by=${by.id}` : member(bot)),
    add: (person: Actor, by?: Actor): Changed =>
      control.send("POST", `${path}/members`, { member: person.id, by: by?.id }),
    /** Makes a person an administrator (null: a plain member again). */
    promote: (person: Actor, rights: Partial<AdminRights> | null = allRights, by?: Actor): Changed =>
      control.send("PATCH", member(person.id), { rights, by: by?.id }),
    remove: (person: Actor, by?: Actor): Changed =>
      control.send("DELETE", by ? `${member(person.id)}?by=${by.id}` : member(person.id)),
    /** What one of its people does there: in General, in a topic by `topic`, or where a reply belongs. */
    as: (person: Actor, options: { topic?: number } = {}) =>
      createActs(control, `${path}/as/${person.id}`, options),

    setForum: (forum: boolean): Changed => control.send("PATCH", path, { is_forum: forum }),
    rename: (title: string, by?: Actor): Changed => control.send("PATCH", path, { title, by: by?.id }),
    createTopic: async (name: string, by?: Actor) =>
      (await control.send<{ topic: Topic }>("POST", `${path}/topics`, { name, by: by?.id })).topic,
    renameTopic: (threadId: number, name: string, by?: Actor) => topic(threadId, { name }, by),
    closeTopic: (threadId: number, by?: Actor) => topic(threadId, { closed: true }, by),
    reopenTopic: (threadId: number, by?: Actor) => topic(threadId, { closed: false }, by),
    deleteTopic: (threadId: number) => control.send<{ ok: true }>("DELETE", `${path}/topics/${threadId}`),

    state: async () => (await view(undefined, 1)).group,
    topics: async () => (await view(undefined, 1)).group.topics,
    /** The topic of this name, undefined when there is none. */
    topicNamed: async (name: string | RegExp): Promise<Topic | undefined> =>
      (await view(undefined, 1)).group.topics.find((one) => fits(one.name, name)),
    /** What is there now, oldest first; deleted messages are gone. */
    messages: async (topic?: TopicFilter) => (await view(topic)).messages,
    last: async (topic?: TopicFilter): Promise<Message | undefined> => (await view(topic, 1)).messages.at(-1),
    /** The group as text. */
    dump,
    /** Looks at the group (or one topic) until `check` finds what it wants; a failure shows the whole group. */
    waitFor: <Found>(
      check: (messages: Message[], group: GroupState) => Found | undefined | null | false,
      options: WaitOptions & { topic?: TopicFilter },
    ) =>
      waitInChat(
        (since) => view(options.topic, 500, since),
        ({ messages, group }) => check(messages, group),
        options,
        dump,
      ),
    /** Waits for a message of a bot whose text matches, the newest such. */
    waitForText: (
      pattern: string | RegExp,
      options: Partial<WaitOptions> & { topic?: TopicFilter } = {},
    ): Promise<Message> => {
      const what = `a bot says ${pattern}`;
      const says = ({ messages }: View) => botSays(messages, pattern);
      return waitInChat((since) => view(options.topic, 500, since), says, { what, ...options }, dump);
    },
    /** Waits for a topic of this name. */
    waitForTopic: (name: string | RegExp, options: Partial<WaitOptions> = {}): Promise<Topic> => {
      const what = `there is a topic ${name}`;
      const named = ({ group }: View) => group.topics.find((one) => fits(one.name, name));
      return waitInChat((since) => view(undefined, 1, since), named, { what, ...options }, dump);
    },
  };
}

type Actor = { id: number };

const fits = (text: string, pattern: string | RegExp) =>
  typeof pattern === "string" ? text === pattern : pattern.test(text);
