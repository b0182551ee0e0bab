import { useLayoutEffect, useReducer, useRef } from "preact/hooks";
import type { State } from "../model/state.ts";
import type { Store } from "../model/store.ts";

/** Reads a part of the state and redraws when that part becomes another object. */
export function useStore<T>(store: Store, select: (state: State) => T): T {
  const [, redraw] = useReducer((count: number, _: undefined) => count + 1, 0);
  const value = select(store.get());
  const latest = useRef({ select, value });
  latest.current = { select, value };
  useLayoutEffect(() => {
    const check = () => {
      if (latest.current.select(store.get()) !== latest.current.value) redraw(undefined);
    };
    check();
    return store.subscribe(check);
  }, [store]);
  return value;
}
