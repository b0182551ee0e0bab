import type { TrackedOrder } from "@gotovo/contract";
import { dayAndTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { useNow } from "../ui/use-now.ts";
import { stagesOf } from "./view.ts";

const spoken = { done: "stage-done", current: "stage-current", ahead: null, stopped: null } as const;

export function Timeline({ order, skew }: { order: TrackedOrder; skew: number }) {
  const { t, language } = useTexts();
  const now = useNow(60_000, skew);
  return (
    <ol class="timeline" aria-label={t("stages")}>
      {stagesOf(order).map(({ label, state, at }) => (
        <li key={label} class={`stage ${state}`} aria-current={state === "current" ? "step" : undefined}>
          <StageMark state={state} />
          <span class="stage-label">
            {t(label)}
            {spoken[state] && <span class="visually-hidden">, {t(spoken[state])}</span>}
          </span>
          {at && (
            <time class="stage-time" dateTime={at}>
              {t("moment", dayAndTime(at, order.timezone, language, now))}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}

function StageMark({ state }: { state: "done" | "current" | "ahead" | "stopped" }) {
  return (
    <svg class="stage-mark" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="11" />
      {state === "done" && <path d="M7 12.500l3.4 3.400L17 9" />}
      {state === "stopped" && <path d="M8.5 8.500l7 7M15.5 8.500l-7 7" />}
      {state === "current" && <circle class="stage-dot" cx="12" cy="12" r="4.5" />}
    </svg>
  );
}
