/** The browser's storage; where it is forbidden, one that forgets with the page. */
export function safeStorage(): Storage {
  storage ??= open();
  return storage;
}

let storage: Storage | undefined;

function open(): Storage {
  try {
    const probe = "gotovo-probe";
    localStorage.setItem(probe, "");
    localStorage.removeItem(probe);
    return localStorage;
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
