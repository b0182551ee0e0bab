import { useEffect } from "preact/hooks";
import type { Session } from "./session.ts";

/** Leads whoever is signed in already to the personal area. */
export function useAlreadyIn(session: Session): void {
  useEffect(() => {
    session.token().then(
      () => location.replace("/account"),
      // Nobody is, or the network is gone: the page is here for them.
      () => {},
    );
  }, [session]);
}
