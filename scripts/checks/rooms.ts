import { importsOf } from "./imports.ts";
import { isTest, type Source } from "./sources.ts";

/**
 * Rooms of a package, by the first part of a path in its `src` (a folder, or a file at the top), and which of the others
 * each may import. Files at the top that are not named here are the floor: every room may import them, they import none.
 */
export const roomArrows: Record<string, Record<string, string[]>> = {
  "packages/domain": {
    text: [],
    venue: ["text"],
    "actor.ts": ["venue"],
    order: ["actor.ts", "text", "venue"],
    dialog: ["text", "venue"],
    chat: ["dialog"],
    events: ["order"],
    accounts: [],
    "index.ts": ["accounts", "actor.ts", "chat", "dialog", "events", "order", "text", "venue"],
  },
  "packages/contract": {
    orders: [],
    events: ["orders", "venue"],
    accounts: ["orders"],
    venue: [],
    "index.ts": ["accounts", "events", "orders", "venue"],
  },
  "packages/usecases": {
    http: ["leases"],
    leases: [],
    maintenance: ["leases"],
    chats: [],
    events: [],
    webhooks: ["chats", "events"],
    venue: ["chats", "events"],
    orders: ["chats", "events", "venue"],
    dialogs: ["chats", "events", "orders", "venue"],
    accounts: ["chats", "dialogs", "events", "orders"],
    "chat-sync": ["chats", "dialogs", "events", "leases", "venue"],
    "background.ts": ["accounts", "chats", "dialogs", "maintenance", "orders", "venue", "webhooks"],
    "open-deps.ts": ["background.ts", "leases"],
  },
};

/** Imports between the rooms of a package that nobody has allowed; of tests, nothing is asked. */
export function checkRooms(sources: Source[], rooms = roomArrows): string[] {
  return [...circlesOf(rooms), ...sources.flatMap((source) => judge(source, rooms))];
}

function judge(source: Source, rooms: typeof roomArrows): string[] {
  const { path } = source;
  const [, home = "", inner = ""] = /^((?:packages|apps)\/[^/]+)\/src\/(.+)$/.exec(path) ?? [];
  const allowed = rooms[home];
  if (!allowed || isTest(path)) return [];
  const from = roomOf(inner);
  const targets = importsOf(source).filter((target) => target.startsWith("."));
  return targets.flatMap((target) => {
    const room = roomOf(new URL(target, `file:///${inner}`).pathname.slice(1));
    if (room === from || !(room in allowed) || allowed[from]?.includes(room)) return [];
    return [`${path}: ${from in allowed ? from : "the floor"} may not import ${room} (${target})`];
  });
}

function roomOf(inner: string): string {
  return inner.split("/", 1)[0] as string;
}

/** Rooms that may import one another, by whatever way: a circle that the table itself allows. */
function circlesOf(rooms: typeof roomArrows): string[] {
  return Object.entries(rooms).flatMap(([home, allowed]) => {
    const above = (room: string, met: readonly string[]): boolean =>
      met.includes(room) || (allowed[room] ?? []).some((next) => above(next, [...met, room]));
    const circular = Object.keys(allowed).filter((room) => above(room, []));
    return circular.length === 0 ? [] : [`${home}: its rooms import in a circle: ${circular.join(", ")}`];
  });
}
