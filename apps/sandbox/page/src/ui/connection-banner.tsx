import { useStore } from "../hooks/use-store.ts";
import { usePage } from "./page-context.ts";

/** Says so when the page does not hear from the sandbox; nothing while all is well. */
export function ConnectionBanner({ online }: { online: boolean }) {
  const { store, t } = usePage();
  const connection = useStore(store, (state) => state.connection);
  if (online && connection !== "lost") return null;
  return (
    <p class="banner" role="status" data-testid="offline">
      <span class="spinner" aria-hidden="true" /> {online ? t("connection-lost") : t("offline")}
    </p>
  );
}
