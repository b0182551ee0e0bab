import type { TrackedOrder } from "@gotovo/contract";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { faviconOf } from "./favicon.ts";
import { statusLooks } from "./status.ts";

/** Keeps the tab's title and icon at the order's status, and shakes the phone once when it becomes ready. */
export function usePageStatus(order: TrackedOrder): void {
  const { t } = useTexts();
  const { status, number } = order;
  const before = useRef(status);
  // With the page's own change, not after its next painting: a tab in the background is not painted.
  useLayoutEffect(() => {
    document.title = t("page-title", { status: t(statusLooks[status].title), number });
    document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.setAttribute("href", faviconOf(status));
    if (status === "ready" && before.current !== "ready" && navigator.userActivation?.hasBeenActive)
      navigator.vibrate?.([180, 90, 180]);
    before.current = status;
  }, [status, number, t]);
}
