import type { z } from "zod";
import type { createPerson, Person, updatePerson } from "../control/contract.ts";
import { ControlError, notFound } from "../control/failure.ts";
import { nextNumber, type World } from "../state/world.ts";

/** Makes an account; ids and phones are made up where missing. Throws 409 for a taken id or username. */
export function addPerson(world: World, wish: z.output<typeof createPerson>): Person {
  const id = wish.id ?? freeId(world);
  if (world.people.has(id)) throw new ControlError(409, "taken", `there is a person ${id} already`);
  checkUsername(world, wish.username, id);
  const { username, last_name } = wish;
  const person: Person = {
    id,
    first_name: wish.first_name,
    ...(last_name && { last_name }),
    ...(username && { username }),
    language_code: wish.language_code,
    phone: wish.phone ?? `+7999${String(id % 10_000_000).padStart(7, "0")}`,
    active: true,
    ...(wish.has_restricted_voice_and_video_messages && { has_restricted_voice_and_video_messages: true }),
    ...(wish.has_private_forwards && { has_private_forwards: true }),
  };
  return put(world, person);
}

function freeId(world: World): number {
  for (;;) {
    const id = 700_000_000 + nextNumber(world);
    if (!world.people.has(id)) return id;
  }
}

export function changePerson(world: World, id: number, change: z.output<typeof updatePerson>): Person {
  const person = personById(world, id);
  checkUsername(world, change.username ?? undefined, id);
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const merged = { ...person, ...Object.fromEntries(given) };
  const kept = Object.entries(merged).filter(([, value]) => value !== null && value !== "");
  return put(world, Object.fromEntries(kept) as Person);
}

export function personById(world: World, id: number): Person {
  const person = world.people.get(id);
  if (!person) throw notFound(`person ${id}`);
  return person;
}

function checkUsername(world: World, username: string | undefined, id: number): void {
  if (!username) return;
  for (const other of world.people.values()) {
    if (other.id !== id && other.username?.toLowerCase() === username.toLowerCase()) {
      throw new ControlError(409, "taken", `@${username} is taken`);
    }
  }
}

function put(world: World, person: Person): Person {
  world.people.set(person.id, person);
  world.events.emit({ type: "person_changed", person_id: person.id });
  return person;
}
