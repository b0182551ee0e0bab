import { useCallback, useState } from "preact/hooks";

/** What the page remembers in this browser. Storage may be forbidden: then it remembers until it is closed. */
export interface Memory {
  readonly read: (name: string) => string | null;
  readonly write: (name: string, value: string) => void;
}

export function createMemory(storage: () => Storage): Memory {
  const own = new Map<string, string>();
  const key = (name: string) => `gotovo.sandbox.${name}`;
  return {
    read(name) {
      try {
        return storage().getItem(key(name));
      } catch {
        return own.get(name) ?? null;
      }
    },
    write(name, value) {
      own.set(name, value);
      try {
        storage().setItem(key(name), value);
      } catch {
        // Kept in `own`.
      }
    },
  };
}

/** A state that outlives the page. */
export function useSaved(
  memory: Memory,
  name: string,
  otherwise: string,
): [value: string, set: (value: string) => void] {
  const [value, setValue] = useState(() => memory.read(name) ?? otherwise);
  const set = useCallback(
    (next: string) => {
      memory.write(name, next);
      setValue(next);
    },
    [memory, name],
  );
  return [value, set];
}
