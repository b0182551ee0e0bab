import type { AccountOrder } from "@gotovo/contract";
import { useTexts } from "../text/context.tsx";
import { TestMark } from "../track/test-mark.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { useArea } from "./area-context.tsx";

/** "This café takes the order for yours": nothing of it is shown before its owner says so. */
export function OfferedOrder({ order }: { order: AccountOrder }) {
  const { t } = useTexts();
  const { api } = useArea();
  const { busy, problem, run } = useAttempt();
  const decide = (answer: "accept" | "decline") => () => void run(() => api.decideOffer(order.id, answer));
  return (
    <article class="card stack">
      <p>
        <TestMark order={order} t={t} />
        <bdi>{t("offer-title", { cafe: order.merchant_name, number: order.number })}</bdi>
      </p>
      <p class="muted small">{t("offer-lead")}</p>
      <button type="button" class="button" aria-disabled={busy} onClick={decide("accept")}>
        {t("offer-accept")}
      </button>
      <button type="button" class="link" aria-disabled={busy} onClick={decide("decline")}>
        {t("offer-decline")}
      </button>
      <ProblemNote problem={problem} />
    </article>
  );
}
