import { useEffect, useState } from "preact/hooks";

/**
 * A flow and its present state. `create` is called once; it must show its first state at once. `close` is called when
 * the screen goes.
 */
export function useFlow<Flow, State>(
  create: (show: (state: State) => void) => Flow,
  close: (flow: Flow) => void = () => {},
): { readonly flow: Flow; readonly state: State } {
  const [made] = useState(() => {
    let first: { readonly state: State } | undefined;
    let show = (state: State) => {
      first = { state };
    };
    const flow = create((state) => show(state));
    if (!first) throw new Error("The flow shows nothing at first");
    const listenTo = (listener: (state: State) => void) => {
      show = listener;
    };
    return { flow, first: first.state, listenTo };
  });
  const [state, setState] = useState(made.first);
  // Not in an effect: nothing that is shown in between may be lost.
  made.listenTo(setState);
  useEffect(() => () => close(made.flow), []);
  return { flow: made.flow, state };
}
