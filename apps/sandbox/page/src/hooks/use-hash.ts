import { useCallback, useEffect, useState } from "preact/hooks";

/** Whether the address ends in "#name", so that a link leads there and "back" leaves; and a way to go and leave. */
export function useHash(name: string): [here: boolean, go: (there: boolean) => void] {
  const read = useCallback(() => location.hash === `#${name}`, [name]);
  const [here, setHere] = useState(read);
  useEffect(() => {
    const update = () => setHere(read());
    addEventListener("hashchange", update);
    addEventListener("popstate", update);
    return () => {
      removeEventListener("hashchange", update);
      removeEventListener("popstate", update);
    };
  }, [read]);
  const go = useCallback(
    (there: boolean) => {
      if (there !== read())
        history.pushState(null, "", location.pathname + location.search + (there ? `#${name}` : ""));
      setHere(there);
    },
    [name, read],
  );
  return [here, go];
}
