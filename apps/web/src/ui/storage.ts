/** The browser's storage; where it is forbidden, one that forgets with the page. */
export function safeStorage(): Storage {
  storage ??= open(() => localStorage);
  return storage;
}

/** The same for what lives as long as the tab. */
export function tabStorage(): Storage {
  ofTab ??= open(() => sessionStorage);
  return ofTab;
}

let storage: Storage | undefined;
let ofTab: Storage | undefined;

function open(find: () => Storage): Storage {
  try {
    const found = find();
    const probe = "gotovo-probe";
    found.setItem(probe, "");
    found.removeItem(probe);
    return found;
  } catch {
    // Private windows and strict settings forbid it; the pages work without.
    return memoryStorage();
  }
}

function memoryStorage(): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    clear: () => values.clear(),
    getItem: (key) => values.get(key) ?? null,
    key: (index) => [...values.keys()][index] ?? null,
    removeItem: (key) => void values.delete(key),
    setItem: (key, value) => void values.set(key, value),
  };
}
