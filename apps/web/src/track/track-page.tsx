import { useTexts } from "../text/context.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Cup } from "./cup.tsx";
import { OrderView } from "./order-view.tsx";
import { StatusMessage } from "./status-message.tsx";
import { useLiveOrder } from "./use-live-order.ts";

/** The page of one order: found, being looked for, missing, or out of reach. */
export function TrackPage({ token, linkRoot }: { token: string | null; linkRoot: string | null }) {
  if (token === null) return <Shell content={<Missing />} />;
  return <LiveTrackPage token={token} linkRoot={linkRoot} />;
}

function LiveTrackPage({ token, linkRoot }: { token: string; linkRoot: string | null }) {
  const { state, renew } = useLiveOrder("", token);
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
          content={<OrderView {...state} linkRoot={linkRoot} renew={renew} />}
        />
      );
  }
}

function Shell(props: { place?: [string, string]; content: preact.ComponentChildren }) {
  const [venue, merchant] = props.place ?? [];
  return (
    <div class="page track-page">
      <PageHeader title={venue ?? "Gotovo"} subtitle={merchant === venue ? undefined : merchant} toAccount />
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
