import { useEffect } from "preact/hooks";

/** Calls when the person comes back to the page, or the network does. */
export function useWake(wake: () => void): void {
  useEffect(() => {
    const seen = () => document.visibilityState === "visible" && wake();
    document.addEventListener("visibilitychange", seen);
    addEventListener("online", wake);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      removeEventListener("online", wake);
    };
  }, [wake]);
}
