import { useTexts } from "../text/context.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import type { Tracker } from "./api.ts";
import { Cup } from "./cup.tsx";
import { OrderView } from "./order-view.tsx";
import type { OwnerApi } from "./owner-api.ts";
import { StatusMessage } from "./status-message.tsx";
import { useLiveOrder } from "./use-live-order.ts";

/** How the page reads an order, and how its owner acts on it. */
export interface WayToOrder {
  readonly tracker: Tracker;
  readonly api: OwnerApi;
}

/** The page of one order: found, being looked for, missing, or out of reach. */
export function TrackPage({ way, linkRoot }: { way: WayToOrder | null; linkRoot: string | null }) {
  if (way === null) return <Shell content={<Missing />} />;
  return <LiveTrackPage {...way} linkRoot={linkRoot} />;
}

function LiveTrackPage({ tracker, api, linkRoot }: WayToOrder & { linkRoot: string | null }) {
  const { state, renew, act } = useLiveOrder(tracker);
  const { t } = useTexts();
  switch (state.phase) {
    case "loading":
      return (
        <Shell content={<StatusMessage picture={<Cup fill={0.1} tone="working" />} title={t("loading")} />} />
      );
    case "missing":
      return <Shell content={<Missing />} />;
    case "failed":
      return <Shell content={<Failed />} />;
    case "shown":
      return (
        <Shell
          place={[state.order.venue_name, state.order.merchant_name]}
          content={<OrderView {...state} linkRoot={linkRoot} renew={renew} api={api} act={act} />}
        />
      );
  }
}

function Shell(props: { place?: [string, string]; content: preact.ComponentChildren }) {
  const [venue, merchant] = props.place ?? [];
  const isNamed = merchant !== undefined && venue?.includes(merchant);
  return (
    <div class="page track-page">
      <PageHeader title={venue ?? "Gotovo"} subtitle={isNamed ? undefined : merchant} toAccount />
      <main id="content">{props.content}</main>
    </div>
  );
}

function Missing() {
  const { t } = useTexts();
  const cup = <Cup fill={0} tone="canceled" plain />;
  return <StatusMessage picture={cup} title={t("missing-title")} lead={t("missing-lead")} />;
}

function Failed() {
  const { t } = useTexts();
  const cup = <Cup fill={0.1} tone="working" />;
  return <StatusMessage picture={cup} title={t("failed-title")} lead={t("failed-lead")} />;
}
