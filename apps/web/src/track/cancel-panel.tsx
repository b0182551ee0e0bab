import type { TrackedOrder } from "@gotovo/contract";
import { useState } from "preact/hooks";
import { dayAndTime } from "../format/time.ts";
import { useTexts } from "../text/context.tsx";
import { useNow } from "../ui/use-now.ts";
import { CancelDialog } from "./cancel-dialog.tsx";
import type { OwnerApi } from "./owner-api.ts";
import { isOver, statusLooks } from "./status.ts";
import type { Act } from "./use-live-order.ts";

interface Props {
  readonly order: TrackedOrder;
  readonly skew: number;
  readonly api: OwnerApi;
  readonly act: Act;
}

/** Until when the owner may cancel, a button for it, and what became of asking. Nothing for anybody else. */
export function CancelPanel({ order, skew, api, act }: Props) {
  const { t, language } = useTexts();
  const now = useNow(10_000, skew);
  const [asking, setAsking] = useState(false);
  const { cancel } = order;
  if (!cancel) return null;
  const isIdle = cancel.may === null && (cancel.request === null || isOver(order.status));
  if (isIdle && (!asking || order.status === "canceled_by_user")) return null;
  const { may, policy, request, answer_by: by } = cancel;
  return (
    <section class="card cancel-panel" aria-label={t("cancel-panel")}>
      {may && <p class="muted">{t(may === "ask" ? "cancel-ask-lead" : "cancel-lead", { policy })}</p>}
      {request === "asked" && by && (
        <p role="status">{t("cancel-asked", dayAndTime(by, order.timezone, language, now))}</p>
      )}
      {request === "declined" && <p role="status">{t("cancel-declined")}</p>}
      {may && (
        <button type="button" class="button quiet" onClick={() => setAsking(true)}>
          {t(may === "ask" ? "cancel-ask" : "cancel-order")}
        </button>
      )}
      {asking && (
        <CancelDialog
          number={order.number}
          version={order.version}
          may={may}
          status={t(statusLooks[order.status].title)}
          api={api}
          act={act}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
