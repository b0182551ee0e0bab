import type { Language } from "../../shared/menu.ts";
import type { Translate } from "../text/texts.ts";
import { useNow } from "../ui/use-now.ts";
import { etaText } from "./eta.ts";
import { useAvailability } from "./use-availability.ts";

interface Props {
  readonly url: string;
  readonly language: Language;
  readonly t: Translate;
}

/** When an order placed now would be ready, or when the café is back. Its line is there before it is known. */
export function EtaBadge({ url, language, t }: Props) {
  const found = useAvailability(url);
  const now = useNow(10_000, 0);
  if (found === "missing") return null;
  const tone = found === null ? "unknown" : found.open ? "open" : "closed";
  return (
    <p class={`eta ${tone}`} lang={language} role="status" aria-busy={found === null}>
      <span class="dot" aria-hidden="true" />
      <span>{found === null ? "\u00a0" : etaText(found, language, now, t)}</span>
      {found?.note && (
        <span class="note">
          <bdi>{found.note}</bdi>
        </span>
      )}
    </p>
  );
}
