import type { TrackedOrder } from "@gotovo/contract";
import { useTexts } from "../text/context.tsx";
import { QrCode } from "../ui/qr-code.tsx";
import { TelegramLink } from "../ui/telegram-link.tsx";
import { useNow } from "../ui/use-now.ts";
import { PairingCode } from "./pairing-code.tsx";
import { RenewCode } from "./renew-code.tsx";
import { type Renewal, useRenewal } from "./use-renewal.ts";
import { type TelegramView, telegramOf } from "./view.ts";

interface Props {
  readonly order: TrackedOrder;
  readonly skew: number;
  readonly linkRoot: string | null;
  readonly renew: () => Promise<void>;
}

/** The way into Telegram, or a note that it is connected. Changes by itself when the pairing completes. */
export function TelegramPanel({ order, skew, linkRoot, renew }: Props) {
  const now = useNow(1_000, skew);
  const view = telegramOf(order, now, linkRoot);
  const renewal = useRenewal(endOf(view), now, renew);
  if (!view) return null;
  return (
    <section class={`card telegram ${view.kind}`} aria-labelledby="telegram-title">
      <Content order={order} view={view} now={now} renewal={renewal} />
    </section>
  );
}

/** When the code that is shown ends; 0 when it has, null when there is none to renew. */
function endOf(view: TelegramView | null): number | null {
  if (view?.kind === "code") return view.expiresAt;
  return view?.kind === "expired" ? 0 : null;
}

interface ContentProps {
  readonly order: TrackedOrder;
  readonly view: TelegramView;
  readonly now: number;
  readonly renewal: Renewal;
}

function Content({ order, view, now, renewal }: ContentProps) {
  const { t } = useTexts();
  switch (view.kind) {
    case "subscribed":
      return (
        <>
          <Heading title={t("telegram-subscribed")} lead={t("telegram-subscribed-lead")} bell />
          <TelegramLink url={view.url} label={t("telegram-to-bot")} quiet />
        </>
      );
    case "blocked":
      return (
        <>
          <Heading title={t("telegram-blocked")} lead={t("telegram-blocked-lead")} />
          <TelegramLink url={view.url} label={t("telegram-start-bot")} />
        </>
      );
    case "code":
      return (
        <>
          <Heading
            title={t("telegram-title")}
            lead={t(order.status === "ready" ? "telegram-lead-ready" : "telegram-lead")}
          />
          <TelegramLink url={view.url} label={t("telegram-open")} />
          <PairingCode code={view.code} left={view.expiresAt - now} />
          {view.url && <QrCode url={view.url} summary={t("telegram-qr")} label={t("telegram-qr-label")} />}
        </>
      );
    case "expired":
      return (
        <>
          <Heading
            title={t("telegram-title")}
            lead={t(order.status === "ready" ? "telegram-lead-ready" : "telegram-lead")}
          />
          <RenewCode renewal={renewal} />
        </>
      );
  }
}

function Heading(props: { title: string; lead: string; bell?: boolean }) {
  return (
    <div class="telegram-heading" role="status">
      <h2 id="telegram-title">
        {props.bell && <Bell />}
        {props.title}
      </h2>
      <p class="muted">{props.lead}</p>
    </div>
  );
}

function Bell() {
  return (
    <svg class="bell" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6zM9.5 19.500a2.5 2.5 0 0 0 5 0" />
    </svg>
  );
}
