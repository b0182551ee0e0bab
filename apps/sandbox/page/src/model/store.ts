import { reduce } from "./reduce.ts";
import { type Action, initialState, type State } from "./state.ts";

export interface Store {
  readonly get: () => State;
  readonly dispatch: (action: Action) => void;
  /** @returns a function that ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The page's one state, changed only by actions. */
export function createStore(): Store {
  let state = initialState;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
