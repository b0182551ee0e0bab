import type { ChatDriver, GroupDriver, Message, Topic } from "@gotovo/sandbox/driver";
import { horecaBot } from "../world/world.ts";
import type { CafeServer, Town } from "./town.ts";

export const timeoutMs = 30_000;
/** A café with its owner, its barista and their group. */
export interface Team {
  readonly cafe: CafeServer;
  readonly olga: ChatDriver;
  readonly boris: ChatDriver;
  readonly group: GroupDriver;
}

/** A café whose owner and barista have connected a group. */
export async function openTeam(town: Town, name: string, language: "ru" | "en" = "ru"): Promise<Team> {
  const cafe = await town.cafe(name);
  const olga = await cafe.joins("Ольга", "owner", language);
  const boris = await cafe.joins("Борис");
  const group = await town.telegram.group({ title: `${name}: смена`, forum: true, members: [olga, boris] });
  await group.addBot(horecaBot.username);
  await group.promoteBot(horecaBot.username);
  await group.as(olga).say("/connect");
  await group.waitForText(/Группа подключена|is connected/);
  return { cafe, olga, boris, group };
}

/** What a topic begins with. */
const isIntro = (text: string) => text.startsWith("🧾");

/** What is said in a topic, oldest first, after what it begins with. */
export async function linesIn(group: GroupDriver, { thread_id }: Topic): Promise<string[]> {
  const messages = await group.messages(thread_id);
  const lines = messages.flatMap(({ text, caption }) => text ?? caption ?? []);
  return lines.filter((line) => !isIntro(line));
}

/** Waits until the bot shows something in the group, or in one topic of it. */
export function shown(group: GroupDriver, text: string, topic?: Topic): Promise<Message> {
  return group.waitFor(
    (messages) =>
      messages.findLast(
        (message) => message.from.is_bot && (message.text ?? message.caption ?? "").includes(text),
      ),
    { what: `the group shows ${text}`, topic: topic?.thread_id, timeoutMs },
  );
}

/** Waits until a person is told something. */
export const hears = (chat: ChatDriver, text: string) => chat.waitForText(text, { timeoutMs });

/** Waits until a message carries a reaction. */
export function reacted(chat: ChatDriver | GroupDriver, { message_id }: Message, emoji: string) {
  return chat.waitFor(
    (messages: Message[]) =>
      messages.find(
        (message) =>
          message.message_id === message_id && message.reactions.some((one) => one.emoji === emoji),
      ),
    { what: `a ${emoji} on message ${message_id}`, timeoutMs },
  );
}

/** Taps a button by what is on it, when it is there. */
export async function tapOn(chat: ChatDriver, button: string): Promise<void> {
  const message = await chat.waitFor(
    (messages) =>
      messages.findLast(({ inline_keyboard = [] }) =>
        inline_keyboard.flat().some(({ text }) => text.includes(button)),
      ),
    { what: `the button ${button}`, timeoutMs },
  );
  const { text = "" } = message.inline_keyboard?.flat().find(({ text }) => text.includes(button)) ?? {};
  await chat.tap({ text, message_id: message.message_id });
}

/** Waits for a topic of this name. */
export const topicIs = (group: GroupDriver, name: string | RegExp) => group.waitForTopic(name, { timeoutMs });

/** Waits until a topic is closed, or open. */
export function turned(group: GroupDriver, { thread_id }: Topic, closed: boolean) {
  return group.waitFor(
    (_, { topics }) => topics.find((topic) => topic.thread_id === thread_id && topic.closed === closed),
    { what: `the topic is ${closed ? "closed" : "open"}`, timeoutMs },
  );
}

/** Whether the dialog of a customer is closed, as the café's own list knows it. */
export async function isClosed(town: Town, { horecaId }: CafeServer): Promise<boolean> {
  const { rows } = await town.deps.db.pool.query<{ closed: boolean }>(
    "select closed_at is not null as closed from dialog where venue_id = $1",
    [horecaId],
  );
  return rows[0]?.closed ?? false;
}
