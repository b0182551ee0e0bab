import type { DisplayMessage } from "../model/state.ts";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";

/** The small line in a bubble's corner: pinned, silent, edited, time. */
export function MessageMeta({ message }: { message: DisplayMessage }) {
  const { t, formats } = usePage();
  const edited = message.edit_date !== undefined;
  return (
    <span class="meta">
      {message.pinned && <Mark icon="pin" label={t("pinned")} />}
      {message.silent && <Mark icon="muted" label={t("silent")} />}
      {edited && <span data-testid="edited">{t("edited")}</span>}
      <time dateTime={new Date(message.date * 1000).toISOString()} title={formats.moment(message.date)}>
        {formats.time(message.date)}
      </time>
    </span>
  );
}

function Mark({ icon, label }: { icon: "pin" | "muted"; label: string }) {
  return (
    <span role="img" aria-label={label} title={label} data-testid={icon}>
      <Icon name={icon} size={12} />
    </span>
  );
}
