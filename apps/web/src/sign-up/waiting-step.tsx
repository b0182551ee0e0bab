import { useTexts } from "../text/context.tsx";
import { QrCode } from "../track/qr-code.tsx";
import { TelegramLink } from "../track/telegram-link.tsx";
import type { SignUp, SignUpState } from "./flow.ts";

type WaitingState = Extract<SignUpState, { step: "waiting" }>;

export function WaitingStep({ state, flow }: { state: WaitingState; flow: SignUp }) {
  const { t } = useTexts();
  return (
    <>
      <h1>{t("waiting-title")}</h1>
      <p class="muted">{t("waiting-lead")}</p>
      <TelegramLink url={state.telegramLink} label={t("waiting-open")} />
      <p class="waiting" role="status">
        <span class="spinner" aria-hidden="true" />
        {t(state.offline ? "waiting-offline" : state.received ? "waiting-received" : "waiting-pending")}
      </p>
      <QrCode url={state.telegramLink} />
      <p class="sign-other">
        <button type="button" class="link" onClick={flow.restart}>
          {t("sign-up-restart")}
        </button>
      </p>
    </>
  );
}
