import type { Person } from "./state.ts";

export function fullName(person: Pick<Person, "first_name" | "last_name">): string {
  return [person.first_name, person.last_name].filter(Boolean).join(" ");
}

const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** One or two letters for an avatar; an emoji counts as one letter and is never cut. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = words.map((word) => {
    const bare = word.replace(/^[^\p{L}\p{N}\p{Extended_Pictographic}]+/u, "") || word;
    return [...segments.segment(bare)][0]?.segment ?? "";
  });
  const [first = "?", ...rest] = letters;
  return (first + (rest.at(-1) ?? "")).toLocaleUpperCase();
}

/** A hue in degrees that always is the same for an id and differs between neighbouring ids. */
export function hueOf(id: number): number {
  return Math.round((Math.abs(id) * 137.508) % 360);
}
