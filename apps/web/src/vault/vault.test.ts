import { beforeEach, describe, expect, it } from "vitest";
import { loadSodium } from "../keys/sodium.ts";
import { ApiError } from "../session/api-error.ts";
import { addFavourite, addNote, emptyVault, parseContents, removeFavourite, removeNote } from "./contents.ts";
import { changeVault, type KeptVault, type OpenVault, readVault, type VaultDeps } from "./vault.ts";

const key = new Uint8Array(32).fill(1);
const note = (id: string) => ({ id, text: `note ${id} <b>🥛</b>`, at: "2026-11-20T10:00:00Z" });
const latte = { id: "o1", name: "Latte", venue: "Zerno", repeat_url: null };

let kept: KeptVault;
const deps: VaultDeps = {
  accountId: "account-1",
  sodium: loadSodium,
  read: async () => kept,
  async write(version, box) {
    if (version !== kept.version + 1) throw new ApiError("stale_version");
    kept = { version, box };
  },
};
beforeEach(() => {
  kept = { version: 0, box: null };
});
const opened = async (userKey = key) => (await readVault(deps, userKey)) as OpenVault;

describe("a vault", () => {
  it("is empty at first, and on another device is what was written here", async () => {
    const empty = await opened();
    expect(empty).toEqual({ version: 0, contents: emptyVault });
    const first = await changeVault(deps, key, empty, addNote(note("a")));
    await changeVault(deps, key, first as OpenVault, addFavourite(latte));
    expect(await opened()).toEqual({ version: 2, contents: { notes: [note("a")], favourites: [latte] } });
    expect(kept.box).not.toContain("note");
  });

  it("keeps both notes when two devices write at once", async () => {
    const [here, there] = [await opened(), await opened()];
    await changeVault(deps, key, there, addNote(note("there")));
    const after = await changeVault(deps, key, here, addNote(note("here")));
    expect(after?.contents.notes.map(({ id }) => id)).toEqual(["here", "there"]);
    expect((await opened()).version).toBe(2);
  });

  it("does not open with another key, nor with a box of an older version", async () => {
    await changeVault(deps, key, await opened(), addNote(note("a")));
    const old = kept.box;
    expect(await readVault(deps, new Uint8Array(32).fill(2))).toBeNull();
    await changeVault(deps, key, await opened(), removeNote("a"));
    kept = { ...kept, box: old };
    expect(await readVault(deps, key)).toBeNull();
  });

  it("is not written over when it was begun anew with another key meanwhile", async () => {
    const here = await opened();
    const other = new Uint8Array(32).fill(2);
    await changeVault(deps, other, here, addNote(note("new")));
    expect(await changeVault(deps, key, here, addNote(note("old")))).toBeNull();
    expect((await opened(other)).contents.notes).toEqual([note("new")]);
  });

  it("tells what goes wrong while writing", async () => {
    const failing = { ...deps, write: async () => Promise.reject(new ApiError("offline")) };
    await expect(changeVault(failing, key, await opened(), addNote(note("a")))).rejects.toMatchObject({
      code: "offline",
    });
  });
});

describe("what is in it", () => {
  it("has a favourite once, and loses what is removed", () => {
    const twice = addFavourite(latte)(addFavourite(latte)(emptyVault));
    expect(twice.favourites).toEqual([latte]);
    expect(removeFavourite("o1")(twice)).toEqual(emptyVault);
  });

  it("is refused when it is something else", () => {
    for (const value of [null, [], {}, { notes: [{}], favourites: [] }])
      expect(() => parseContents(value)).toThrow();
  });
});
