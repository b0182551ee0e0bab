import * as z from "zod/mini";

const note = z.object({ id: z.string(), text: z.string(), at: z.string() });
const favourite = z.object({
  id: z.string(),
  name: z.string(),
  venue: z.string(),
  /** Where it can be ordered again; null: nowhere. */
  repeat_url: z.nullable(z.string()),
});
const contents = z.object({ notes: z.array(note), favourites: z.array(favourite) });

/** What is in a vault, newest first. */
export type VaultContents = z.infer<typeof contents>;
export type Note = z.infer<typeof note>;
export type Favourite = z.infer<typeof favourite>;

/** A change of what is there at that moment: another device may have changed it meanwhile. */
export type VaultEdit = (contents: VaultContents) => VaultContents;

export const emptyVault: VaultContents = { notes: [], favourites: [] };

/** What an opened box holds. Throws when it is no vault of ours. */
export function parseContents(value: unknown): VaultContents {
  return contents.parse(value);
}

export function addNote(added: Note): VaultEdit {
  return (vault) => ({ ...vault, notes: [added, ...vault.notes] });
}

export function removeNote(id: string): VaultEdit {
  return (vault) => ({ ...vault, notes: vault.notes.filter((each) => each.id !== id) });
}

/** Once, however often. */
export function addFavourite(added: Favourite): VaultEdit {
  return (vault) => ({
    ...vault,
    favourites: [added, ...vault.favourites.filter(({ id }) => id !== added.id)],
  });
}

export function removeFavourite(id: string): VaultEdit {
  return (vault) => ({ ...vault, favourites: vault.favourites.filter((each) => each.id !== id) });
}
