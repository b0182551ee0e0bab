/** What a pane shows: nobody yet, a person's chats, or one chat: with a bot, or a group and in it a topic. */
export interface PaneAddress {
  readonly person?: number;
  readonly bot?: string;
  readonly group?: number;
  readonly topic?: number;
}

export type Side = "left" | "right";

/** A start link: opens a bot with a payload that is sent by pressing Start. */
export interface StartLink {
  readonly bot: string;
  readonly payload: string;
}

export interface Address {
  readonly left: PaneAddress;
  readonly right: PaneAddress;
  readonly start: StartLink | null;
}

/**
 * Reads the page's query: `?left=<person>:<bot>&right=<person>:<group>.<topic>`, or `?bot=<username>&start=<payload>` as the
 * sandbox's t.me links redirect to. What makes no sense is left out.
 */
export function parseAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const bot = query.get("bot");
  return {
    left: parsePane(query.get("left")),
    right: parsePane(query.get("right")),
    start: bot && isUsername(bot) ? { bot, payload: startPayload(query.get("start")) } : null,
  };
}

/** The query for two panes, and for a start link as long as it waits to be pressed: a reload must not lose it. */
export function formatAddress(panes: Pick<Address, Side>, start: StartLink | null = null): string {
  const parts = (["left", "right"] as const).flatMap((side) => {
    const { person, bot, group, topic } = panes[side];
    if (person === undefined) return [];
    if (group !== undefined) return [`${side}=${person}:${group}${topic === undefined ? "" : `.${topic}`}`];
    return [`${side}=${person}${bot ? `:${bot}` : ""}`];
  });
  if (start) parts.push(`bot=${start.bot}`);
  if (start?.payload) parts.push(`start=${start.payload}`);
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/** Only what Telegram allows in a payload; anything else is no payload at all. */
export function startPayload(value: string | null): string {
  return value !== null && /^[A-Za-z0-9_-]{1,64}$/.test(value) ? value : "";
}

const isUsername = (value: string) => /^[A-Za-z][A-Za-z0-9_]{2,31}$/.test(value);

function parsePane(value: string | null): PaneAddress {
  const match = /^(\d{1,16})(?::(?:(-\d{1,16})(?:\.(\d{1,16}))?|([A-Za-z0-9_]+)))?$/.exec(value ?? "");
  if (!match) return {};
  const [, person, group, topic, bot] = match;
  return {
    person: Number(person),
    ...(group && { group: Number(group) }),
    ...(topic && { topic: Number(topic) }),
    ...(bot && isUsername(bot) && { bot }),
  };
}
