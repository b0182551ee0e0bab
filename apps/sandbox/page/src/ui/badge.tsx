import { usePage } from "./page-context.ts";

/** How many messages nobody has looked at yet; nothing when there are none. */
export function Badge({ count }: { count: number }) {
  const { t } = usePage();
  if (count === 0) return null;
  return (
    <span class="badge" data-testid="unread" role="img" aria-label={t("unread", { count })}>
      {count > 99 ? "99+" : count}
    </span>
  );
}
