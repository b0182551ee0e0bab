import type { TrackedOrder } from "@gotovo/contract";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { useWake } from "../ui/use-wake.ts";
import type { OwnerApi } from "./owner-api.ts";

/** Tells the server what of the café's messages somebody has had in front of them: whoever wrote them sees that. */
export function useShown(api: OwnerApi, messages: NonNullable<TrackedOrder["dialog"]>["messages"]): void {
  const told = useRef<string | null>(null);
  const last = messages.findLast(({ from, state }) => from === "venue" && state === "kept")?.id ?? null;
  const tell = useCallback(async () => {
    if (last === null || last === told.current || document.visibilityState !== "visible") return;
    told.current = last;
    await api.shown(last).catch(() => {
      // It is told again with the network, or when something else is shown.
      told.current = null;
    });
  }, [api, last]);
  useEffect(() => void tell(), [tell]);
  useWake(tell);
}
