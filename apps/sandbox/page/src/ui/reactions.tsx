import type { DisplayMessage } from "../model/state.ts";
import { usePage } from "./page-context.ts";

interface ReactionsProps {
  readonly message: DisplayMessage;
  readonly me: number;
  readonly onReact: (emoji: string | null) => void;
}

/** The reactions under a message; one's own is pressed, and pressing again takes it back. */
export function Reactions({ message, me, onReact }: ReactionsProps) {
  const { t } = usePage();
  if (message.reactions.length === 0) return null;
  const groups = Map.groupBy(message.reactions, ({ emoji }) => emoji);
  return (
    <div class="reactions">
      {[...groups].map(([emoji, from]) => {
        const mine = from.some(({ from_id }) => from_id === me);
        return (
          <button
            key={emoji}
            type="button"
            class="reaction"
            aria-pressed={mine}
            aria-label={t("reaction", { emoji, count: from.length })}
            onClick={() => onReact(mine ? null : emoji)}
          >
            {emoji}
            {from.length > 1 && ` ${from.length}`}
          </button>
        );
      })}
    </div>
  );
}
