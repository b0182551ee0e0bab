import { hueOf, initials } from "../model/people.ts";

/** A circle with a name's first letters in a colour of its own. Bots get a rounded square. */
export function Avatar({ id, name, bot = false }: { id: number; name: string; bot?: boolean }) {
  return (
    <span class={bot ? "avatar avatar-bot" : "avatar"} style={{ "--hue": hueOf(id) }} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
