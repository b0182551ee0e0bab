import type { ComponentType } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { useWake } from "../ui/use-wake.ts";
import type { OwnerPanelsProps } from "./owner-panels.tsx";

/** The owner's part of the page. Its code comes after the page, and to nobody else: the first look at an order stays small. */
export function LazyOwnerPanels(props: OwnerPanelsProps) {
  const [Panels, setPanels] = useState<ComponentType<OwnerPanelsProps> | null>(null);
  const isOwner = props.order.cancel !== undefined;
  const load = useCallback(async () => {
    if (!isOwner) return;
    // Without a network it is tried again when there is one.
    const loaded = await import("./owner-panels.tsx").catch(() => null);
    if (loaded) setPanels(() => loaded.OwnerPanels);
  }, [isOwner]);
  useEffect(() => void load(), [load]);
  useWake(load);
  return isOwner && Panels ? <Panels {...props} /> : null;
}
