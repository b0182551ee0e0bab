import type { z } from "zod";
import type {
  ApiCall,
  Bot,
  ChatState,
  ChatView,
  createFault,
  createPerson,
  Fault,
  Person,
  Settings,
  sendMedia,
  shareContact,
  TapResult,
  updatePerson,
  updateSettings,
} from "../../../src/control/contract.ts";
import type { DisplayMessage } from "../../../src/control/messages.ts";
import type { ChatPlace } from "../model/state.ts";

export type NewFault = z.input<typeof createFault>;
export type NewPerson = z.input<typeof createPerson>;
export type PersonChange = z.input<typeof updatePerson>;
export type MediaItem = z.input<typeof sendMedia>["items"][number];
export type ContactChoice = z.input<typeof shareContact>;
/** How long a call took is in the log only when the sandbox measures it. */
export type LoggedCall = ApiCall & { duration_ms?: number };

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
    const init = body === undefined ? {} : { body: JSON.stringify(body), headers: JSON_HEADERS };
    const answer = await send(`/sandbox${path}`, { method, ...init }).catch((error: unknown) => {
      throw new ControlError("unreachable", String(error));
    });
    const json = await answer.json().catch(() => undefined);
    if (answer.ok) return json as T;
    throw new ControlError(json?.error?.code ?? "failed", json?.error?.message ?? `HTTP ${answer.status}`);
  }
  const chat = ({ bot, chat_id }: ChatPlace) => `/chats/${bot}/${chat_id}`;
  const message = (place: ChatPlace, id: number) => `${chat(place)}/messages/${id}`;

  return {
    people: () => call<{ people: Person[] }>("GET", "/people"),
    createPerson: (person: NewPerson) => call<Person>("POST", "/people", person),
    updatePerson: (id: number, change: PersonChange) => call<Person>("PATCH", `/people/${id}`, change),
    bots: () => call<{ bots: Bot[] }>("GET", "/bots"),

    chats: (person_id: number) =>
      call<{ chats: { chat: ChatState; last_message: DisplayMessage | null }[] }>(
        "GET",
        `/chats${query({ person_id })}`,
      ),
    view: (place: ChatPlace, page: { limit: number; before?: number }) =>
      call<ChatView>("GET", `${chat(place)}${query(page)}`),
    start: (place: ChatPlace, payload: string) =>
      call<unknown>("POST", `${chat(place)}/start`, payload ? { payload } : {}) as Sent,
    say: (place: ChatPlace, text: string, reply_to?: number) =>
      call<unknown>("POST", `${chat(place)}/say`, { text, reply_to }) as Sent,
    press: (place: ChatPlace, text: string) =>
      call<unknown>("POST", `${chat(place)}/press`, { text }) as Sent,
    contact: (place: ChatPlace, choice: ContactChoice) =>
      call<unknown>("POST", `${chat(place)}/contact`, choice) as Sent,
    location: (place: ChatPlace, at: { latitude: number; longitude: number }) =>
      call<unknown>("POST", `${chat(place)}/location`, at) as Sent,
    media: (place: ChatPlace, items: MediaItem[]) =>
      call<{ messages: DisplayMessage[] }>("POST", `${chat(place)}/media`, { items }),
    edit: (place: ChatPlace, id: number, text: string) =>
      call<unknown>("PATCH", message(place, id), { text }) as Sent,
    remove: (place: ChatPlace, id: number) => call<unknown>("DELETE", message(place, id)),
    react: (place: ChatPlace, id: number, emoji: string | null) =>
      call<unknown>("PUT", `${message(place, id)}/reaction`, { emoji }) as Sent,
    tap: (place: ChatPlace, at: { message_id: number; row: number; column: number }) =>
      call<TapResult>("POST", `${chat(place)}/tap`, at),
    block: (place: ChatPlace) => call<unknown>("POST", `${chat(place)}/block`, {}),
    unblock: (place: ChatPlace) => call<unknown>("POST", `${chat(place)}/unblock`, {}),

    calls: (page: { after?: number; limit: number }) =>
      call<{ calls: LoggedCall[]; last_seq: number }>("GET", `/calls${query(page)}`),
    faults: () => call<{ faults: Fault[] }>("GET", "/faults"),
    addFault: (fault: NewFault) => call<Fault>("POST", "/faults", fault),
    clearFaults: (id?: string) => call<unknown>("DELETE", id ? `/faults/${id}` : "/faults"),
    settings: () => call<Settings>("GET", "/settings"),
    updateSettings: (change: z.input<typeof updateSettings>) => call<Settings>("PATCH", "/settings", change),
    reset: () => call<unknown>("POST", "/reset", {}),
  };
}

export type Control = ReturnType<typeof createControl>;

const JSON_HEADERS = { "content-type": "application/json" };

function query(values: Record<string, number | undefined>): string {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${value}`,
  );
  return given.length > 0 ? `?${given.join("&")}` : "";
}
