import { usePage } from "./page-context.ts";

interface BadgeProps {
  readonly count: number;
  /** Of what, in words. */
  readonly label?: "unread" | "unseen-codes";
}

/** How many messages nobody has looked at yet; nothing when there are none. */
export function Badge({ count, label = "unread" }: BadgeProps) {
  const { t } = usePage();
  if (count === 0) return null;
  return (
    <span class="badge" data-testid="unread" role="img" aria-label={t(label, { count })}>
      {count > 99 ? "99+" : count}
    </span>
  );
}
