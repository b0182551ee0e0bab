import { useEffect, useState } from "preact/hooks";
import { safeStorage } from "../ui/storage.ts";

/** State that survives a reload and follows other tabs. `parse` must cope with any stored text. */
export function useStored<T>(name: string, parse: (stored: string | null) => T): [T, (value: T) => void] {
  const [value, setValue] = useState(() => parse(safeStorage().getItem(name)));
  useEffect(() => {
    const follow = (event: StorageEvent) => {
      if (event.key === name) setValue(parse(event.newValue));
    };
    addEventListener("storage", follow);
    return () => removeEventListener("storage", follow);
  }, [name, parse]);
  const store = (next: T) => {
    safeStorage().setItem(name, JSON.stringify(next));
    setValue(next);
  };
  return [value, store];
}
