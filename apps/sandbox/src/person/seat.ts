import type { z } from "zod";
import type { origin } from "../control/contract.ts";
import { invalid, notFound, notPossible } from "../control/failure.ts";
import { findGroup, openChat } from "../state/chats.ts";
import { captionOrText } from "../state/messages.ts";
import { isPresent, memberOf } from "../state/roster.ts";
import { findTopic, mayWriteIn } from "../state/topics.ts";
import type { Bot, Chat, ForwardOrigin, Group, Message, Person, PrivateChat } from "../state/types.ts";
import { unixTime, type World } from "../state/world.ts";
import { quoteFrom } from "../text/quote.ts";

/** A person in one of their chats. */
export interface Seat<Kind extends Chat = Chat> {
  readonly chat: Kind;
  readonly person: Person;
}

/** In the private chat with a bot, opened if need be. */
export function privateSeat(world: World, bot: Bot, personId: number): Seat<PrivateChat> {
  const person = world.people.get(personId);
  if (!person) throw notFound(`person ${personId}`);
  return { chat: openChat(world, bot, person), person };
}

/** In a group, of which they need not be a member: who may do what is asked when they do it. */
export function groupSeat(world: World, groupId: number, personId: number): Seat<Group> {
  const person = world.people.get(personId);
  if (!person) throw notFound(`person ${personId}`);
  return { chat: groupById(world, groupId), person };
}

export function groupById(world: World, groupId: number): Group {
  const group = findGroup(world, groupId);
  if (!group) throw notFound(`group ${groupId}`);
  return group;
}

/** Throws 409 when the person cannot do anything in this chat. */
export function checkCanAct({ chat, person }: Seat): void {
  if (!person.active) throw notPossible("deactivated", "the account is deactivated");
  if (chat.kind === "private" && chat.blocked)
    throw notPossible("blocked", "the person has blocked this bot; unblock or start first");
  if (chat.kind === "supergroup" && chat.migrated_to !== undefined)
    throw notPossible("migrated", `the group is ${chat.migrated_to} now`);
  checkCanSee({ chat, person });
}

/** Throws 409 when the person is no (longer a) member of this group. */
export function checkCanSee({ chat, person }: Seat): void {
  if (chat.kind === "supergroup" && !isPresent(memberOf(chat, person.id)))
    throw notPossible("not_member", `${person.first_name} is not in the group`);
}

export interface PlaceWish {
  readonly reply_to?: number | undefined;
  readonly quote?: { text: string; position?: number | undefined } | undefined;
  readonly topic?: number | undefined;
  readonly anonymous?: boolean | undefined;
  readonly forwarded_from?: OriginWish | undefined;
  readonly external_reply?:
    | { origin: OriginWish; quote?: string | undefined; fields?: Record<string, unknown> | undefined }
    | undefined;
}

type OriginWish = z.output<typeof origin>;

/**
 * Where a message goes, in whose name, and what it answers. Throws 404 for a vanished message or topic, 400 for a quote
 * that is not in the message, 409 for a closed topic or a name that is not one's to use.
 */
export function placeIn(
  world: World,
  { chat, person }: Seat,
  { reply_to, quote, topic, anonymous, ...wish }: PlaceWish,
): Pick<Message, "reply_to" | "quote" | "thread_id" | "anonymous" | "forwarded_from" | "external_reply"> {
  const replied = reply_to === undefined ? undefined : chat.messages.get(reply_to);
  if (reply_to !== undefined && !replied) throw notFound("the message replied to");
  if (anonymous && !leads(chat, person)) throw notPossible("no_right", "only administrators are anonymous");
  return {
    ...(anonymous && { anonymous }),
    ...threadIn(chat, topic ?? replied?.thread_id, person),
    ...(reply_to !== undefined && { reply_to }),
    ...(quote && { quote: found(replied, quote) }),
    ...(wish.forwarded_from && { forwarded_from: datedOrigin(world, wish.forwarded_from) }),
    ...(wish.external_reply && {
      external_reply: {
        origin: datedOrigin(world, wish.external_reply.origin),
        fields: wish.external_reply.fields ?? {},
      },
      ...(wish.external_reply.quote && {
        quote: { text: wish.external_reply.quote, entities: [], position: 0 },
      }),
    }),
  };
}

/** Written now, unless told when. */
function datedOrigin(world: World, { date = unixTime(world), ...origin }: OriginWish): ForwardOrigin {
  if (origin.type === "user" && !world.people.has(origin.id) && !world.bots.has(origin.id))
    throw notFound(`person ${origin.id}`);
  return { ...origin, date };
}

function threadIn(chat: Chat, threadId: number | undefined, person: Person): Pick<Message, "thread_id"> {
  if (threadId === undefined) return {};
  if (chat.kind === "private") throw invalid("a private chat has no topics");
  const topic = chat.is_forum ? findTopic(chat, threadId) : undefined;
  if (!topic) throw notFound(`topic ${threadId}`);
  if (!mayWriteIn(chat, topic, person.id)) throw notPossible("topic_closed", "the topic is closed");
  return { thread_id: threadId };
}

function leads(chat: Chat, { id }: Person): boolean {
  const status = chat.kind === "supergroup" ? memberOf(chat, id)?.status : undefined;
  return status === "creator" || status === "administrator";
}

function found(replied: Message | undefined, wish: NonNullable<PlaceWish["quote"]>) {
  const quote = replied && quoteFrom(captionOrText(replied.content), wish.text, wish.position);
  if (!quote) throw invalid("the quote is not in the message replied to");
  return quote;
}
