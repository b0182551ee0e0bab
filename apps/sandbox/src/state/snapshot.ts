import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createEventLog } from "./events.ts";
import type {
  Bot,
  Chat,
  Group,
  Message,
  Person,
  PrivateChat,
  StoredFile,
  Update,
  Verification,
} from "./types.ts";
import type { World } from "./world.ts";

/** Chats, phones and codes are in it. */
const ownersOnly = { mode: 0o600 };
const writeAfterMs = 1000;
/** After a kill the last second is missing: numbers given out in it must not be given out again. */
const skipAfterKill = 10_000;

/** Keeps the world in a file. Chats must outlive a restart: cards in the product's database point at message ids. */
export interface Snapshot {
  /** True when there was one to go on from. */
  readonly found: boolean;
  readonly close: () => Promise<void>;
}

const mapFields = ["names", "descriptions", "short_descriptions", "commands"] as const;

type StoredChat<Kind extends Chat> = Omit<Kind, "messages"> & { messages: Message[] };

interface Stored {
  readonly version: 1;
  /** Written at a proper end; false in every other write. */
  readonly closed: boolean;
  readonly counter: number;
  readonly first_message_id: number;
  readonly last_event_id: number;
  /** How far the clock was moved: dates must not go back. */
  readonly clock_offset_ms?: number;
  readonly people: Person[];
  readonly chats: (StoredChat<PrivateChat> | StoredChat<Group>)[];
  readonly files: Omit<StoredFile, "bytes">[];
  /** Missing in files of before there were any. */
  readonly codes?: Verification[];
  readonly bots: (Omit<Bot, (typeof mapFields)[number] | "token" | "username" | "first_name"> &
    Record<(typeof mapFields)[number], [string, unknown][]> & { pending: Update[] })[];
}

/**
 * Restores the world from the file, if there is one, and writes it back soon after every event and at the end.
 * `onFailure` is told of writes that failed (a full disk); the next event tries again.
 */
export function openSnapshot(
  world: World,
  path: string | undefined,
  onFailure: (error: unknown) => void,
): Snapshot {
  if (path === undefined) return { found: false, close: async () => {} };
  const filesFolder = `${path}.files`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  mkdirSync(filesFolder, { recursive: true, mode: 0o700 });
  closeToOthers(path, filesFolder);
  const found = existsSync(path);
  if (found) restore(world, JSON.parse(readFileSync(path, "utf8")) as Stored, filesFolder);

  const written = new Set<string>(world.files.keys());
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    for (const file of world.files.values()) {
      if (written.has(file.file_unique_id)) continue;
      await writeFile(join(filesFolder, file.file_unique_id), file.bytes, ownersOnly);
      written.add(file.file_unique_id);
    }
    await writeFile(`${path}.new`, JSON.stringify(store(world, false)), ownersOnly);
    await rename(`${path}.new`, path);
  };
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = writing.then(write).catch(onFailure);
    }, writeAfterMs);
  };
  const unsubscribe = world.events.subscribe(soon);
  return {
    found,
    async close() {
      unsubscribe();
      clearTimeout(timer);
      await writing;
      await write();
      writeFileSync(`${path}.new`, JSON.stringify(store(world, true)), ownersOnly);
      renameSync(`${path}.new`, path);
    },
  };
}

/** What an earlier version left readable for everybody. */
function closeToOthers(path: string, filesFolder: string): void {
  chmodSync(filesFolder, 0o700);
  for (const name of readdirSync(filesFolder)) chmodSync(join(filesFolder, name), 0o600);
  for (const file of [path, `${path}.new`]) if (existsSync(file)) chmodSync(file, 0o600);
}

function store(world: World, closed: boolean): Stored {
  return {
    version: 1,
    closed,
    counter: world.counter,
    first_message_id: world.first_message_id,
    last_event_id: world.events.lastId(),
    clock_offset_ms: world.settings.clock_offset_ms,
    people: [...world.people.values()],
    chats: [...world.chats.values()].map((chat) => ({ ...chat, messages: [...chat.messages.values()] })),
    files: [...world.files.values()].map(({ bytes: _, ...file }) => file),
    codes: [...world.codes.values()],
    bots: [...world.bots.values()].map(({ token: _, username: __, first_name: ___, ...bot }) => ({
      ...bot,
      names: [...bot.names],
      descriptions: [...bot.descriptions],
      short_descriptions: [...bot.short_descriptions],
      commands: [...bot.commands],
      pending: world.updates.pending(world.bots.get(bot.id) as Bot),
    })),
  };
}

function restore(world: World, stored: Stored, filesFolder: string): void {
  const skip = stored.closed ? 0 : skipAfterKill;
  world.counter = stored.counter + skip;
  world.first_message_id = stored.first_message_id;
  world.settings.clock_offset_ms = stored.clock_offset_ms ?? 0;
  world.events = createEventLog(stored.last_event_id + skip);
  for (const person of stored.people) world.people.set(person.id, person);
  for (const code of stored.codes ?? []) world.codes.set(code.request_id, code);
  for (const file of stored.files) {
    const bytes = new Uint8Array(readFileSync(join(filesFolder, file.file_unique_id)));
    world.files.set(file.file_unique_id, { ...file, bytes });
  }
  for (const { pending, names, descriptions, short_descriptions, commands, ...rest } of stored.bots) {
    const bot = world.bots.get(rest.id);
    if (!bot) continue;
    Object.assign(bot, rest, {
      names: new Map(names),
      descriptions: new Map(descriptions),
      short_descriptions: new Map(short_descriptions),
      commands: new Map(commands),
      next_update_id: rest.next_update_id + skip,
    });
    world.updates.restore(bot, pending);
  }
  for (const chat of stored.chats) {
    if (chat.kind === "private" && !world.bots.has(chat.bot_id)) continue;
    const messages = new Map(chat.messages.map((message) => [message.message_id, withOrigin(message)]));
    world.chats.set(chat.key, { ...chat, messages, next_message_id: chat.next_message_id + skip });
  }
}

/** Files of before there were other origins than people. */
function withOrigin(message: Message): Message {
  const from = message.forwarded_from;
  return from && !from.type
    ? { ...message, forwarded_from: { ...(from as object), type: "user" } as never }
    : message;
}
