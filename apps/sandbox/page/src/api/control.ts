import type { z } from "zod";
import type {
  ApiCall,
  Bot,
  ChatState,
  ChatView,
  Code,
  createFault,
  createGroup,
  createPerson,
  Fault,
  GroupState,
  GroupView,
  Person,
  Settings,
  say,
  sendMedia,
  shareContact,
  TapResult,
  Topic,
  updatePerson,
  updateSettings,
} from "../../../src/control/contract.ts";
import type { DisplayMessage } from "../../../src/control/messages.ts";
import type { ChatPlace, PendingTap, PrivatePlace } from "../model/state.ts";

export type NewFault = z.input<typeof createFault>;
export type NewPerson = z.input<typeof createPerson>;
export type PersonChange = z.input<typeof updatePerson>;
export type MediaItem = z.input<typeof sendMedia>["items"][number];
export type NewGroup = z.input<typeof createGroup>;
/** What a message answers. */
export type Answering = Pick<z.input<typeof say>, "reply_to" | "quote">;
export type ContactChoice = z.input<typeof shareContact>;

/** The sandbox refused, or could not be reached (`code` is then "unreachable"). */
export class ControlError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Sent = Promise<{ message: DisplayMessage }>;

/**
 * The sandbox's control API as the page uses it. Every call throws ControlError with the sandbox's own sentence.
 * @param send fetch, bound to the page.
 */
export function createControl(send: typeof fetch) {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const init = body === undefined ? {} : { body: JSON.stringify(body), headers: jsonHeaders };
    const answer = await send(`/sandbox${path}`, { method, ...init }).catch((error: unknown) => {
      throw new ControlError("unreachable", String(error));
    });
    const json = await answer.json().catch(() => undefined);
    if (answer.ok) return json as T;
    throw new ControlError(json?.error?.code ?? "failed", json?.error?.message ?? `HTTP ${answer.status}`);
  }
  const chat = (place: ChatPlace) =>
    "group" in place ? `/groups/${place.group}/as/${place.person}` : `/chats/${place.bot}/${place.chat_id}`;
  const topic = (place: ChatPlace) => ("group" in place ? { topic: place.topic } : {});
  const act = (place: ChatPlace, verb: string, body: object) =>
    call<unknown>("POST", `${chat(place)}/${verb}`, { ...topic(place), ...body }) as Sent;
  const message = (place: ChatPlace, id: number) => `${chat(place)}/messages/${id}`;

  return {
    people: () => call<{ people: Person[] }>("GET", "/people"),
    createPerson: (person: NewPerson) => call<Person>("POST", "/people", person),
    updatePerson: (id: number, change: PersonChange) => call<Person>("PATCH", `/people/${id}`, change),
    bots: () => call<{ bots: Bot[] }>("GET", "/bots"),

    codes: () => call<{ codes: Code[]; now: number }>("GET", "/codes"),
    /** Somebody has looked at all of them. */
    seeCodes: () => call<unknown>("POST", "/codes/seen", {}),

    chats: (person_id: number) =>
      call<{ chats: { chat: ChatState; last_message: DisplayMessage | null }[] }>(
        "GET",
        `/chats${query({ person_id })}`,
      ),
    view: (place: PrivatePlace, page: { limit: number; before?: number }) =>
      call<ChatView>("GET", `${chat(place)}${query(page)}`),
    start: (place: PrivatePlace, payload: string) =>
      call<unknown>("POST", `${chat(place)}/start`, payload ? { payload } : {}) as Sent,
    say: (place: ChatPlace, text: string, answering: Answering = {}) =>
      act(place, "say", { text, ...answering }),
    press: (place: ChatPlace, text: string) => act(place, "press", { text }),
    contact: (place: ChatPlace, choice: ContactChoice) => act(place, "contact", choice),
    location: (place: ChatPlace, at: { latitude: number; longitude: number }) => act(place, "location", at),
    media: (place: ChatPlace, items: MediaItem[], answering: Answering = {}) =>
      call<{ messages: DisplayMessage[] }>("POST", `${chat(place)}/media`, {
        ...topic(place),
        items,
        ...answering,
      }),
    forward: (place: ChatPlace, source: ChatPlace, message_ids: number[]) => {
      const from = "group" in source ? { group: source.group } : { bot: source.bot };
      return act(place, "forward", { from, message_ids }) as Promise<unknown> as Promise<{
        messages: DisplayMessage[];
      }>;
    },
    edit: (place: ChatPlace, id: number, text: string) =>
      call<unknown>("PATCH", message(place, id), { text }) as Sent,
    remove: (place: ChatPlace, id: number) => call<unknown>("DELETE", message(place, id)),
    react: (place: ChatPlace, id: number, emoji: string | null) =>
      call<unknown>("PUT", `${message(place, id)}/reaction`, { emoji }) as Sent,
    pin: (place: ChatPlace, id: number, pinned: boolean) =>
      call<unknown>("PUT", `${message(place, id)}/pin`, { pinned }) as Sent,
    /** A button is what it said when it was seen; only one without data is known by its place. */
    tap: (place: ChatPlace, { message_id, row, column, data }: Omit<PendingTap, "query_id">) =>
      call<TapResult>(
        "POST",
        `${chat(place)}/tap`,
        data === undefined ? { message_id, row, column } : { message_id, data },
      ),
    block: (place: PrivatePlace) => call<unknown>("POST", `${chat(place)}/block`, {}),
    unblock: (place: PrivatePlace) => call<unknown>("POST", `${chat(place)}/unblock`, {}),

    groups: (person_id: number) =>
      call<{ groups: { group: GroupState; last_message: DisplayMessage | null }[] }>(
        "GET",
        `/groups${query({ person_id })}`,
      ),
    groupView: (id: number, page: { limit: number; before?: number }) =>
      call<GroupView>("GET", `/groups/${id}${query(page)}`),
    createGroup: (group: NewGroup) => call<{ group: GroupState }>("POST", "/groups", group),
    changeGroup: (id: number, change: { title?: string; is_forum?: boolean; by: number }) =>
      call<unknown>("PATCH", `/groups/${id}`, change),
    addMember: (id: number, member: number | string, by: number) =>
      call<unknown>("POST", `/groups/${id}/members`, { member, by }),
    /** Rights make an administrator, null a plain member. */
    setRights: (id: number, member: number | string, rights: object | null, by: number) =>
      call<unknown>("PATCH", `/groups/${id}/members/${member}`, { rights, by }),
    removeMember: (id: number, member: number | string, by: number) =>
      call<unknown>("DELETE", `/groups/${id}/members/${member}${query({ by })}`),
    openTopic: (id: number, name: string, by: number) =>
      call<{ topic: Topic }>("POST", `/groups/${id}/topics`, { name, by }),
    changeTopic: (id: number, thread: number, change: { name?: string; closed?: boolean; by: number }) =>
      call<unknown>("PATCH", `/groups/${id}/topics/${thread}`, change),
    deleteTopic: (id: number, thread: number) => call<unknown>("DELETE", `/groups/${id}/topics/${thread}`),

    calls: (page: { after?: number; limit: number }) =>
      call<{ calls: ApiCall[]; last_seq: number }>("GET", `/calls${query(page)}`),
    faults: () => call<{ faults: Fault[] }>("GET", "/faults"),
    addFault: (fault: NewFault) => call<Fault>("POST", "/faults", fault),
    clearFaults: (id?: string) => call<unknown>("DELETE", id ? `/faults/${id}` : "/faults"),
    settings: () => call<Settings>("GET", "/settings"),
    updateSettings: (change: z.input<typeof updateSettings>) => call<Settings>("PATCH", "/settings", change),
    reset: () => call<unknown>("POST", "/reset", {}),
  };
}

export type Control = ReturnType<typeof createControl>;

const jsonHeaders = { "content-type": "application/json" };

function query(values: Record<string, number | undefined>): string {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${value}`,
  );
  return given.length > 0 ? `?${given.join("&")}` : "";
}
