import { useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { telegramUrl } from "../track/view.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { TelegramLink } from "../ui/telegram-link.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { useArea } from "./area-context.tsx";

/** The Telegram that belongs to the account, or how to link one. */
export function TelegramCard() {
  const { t } = useTexts();
  const { account, api, show, linkRoot } = useArea();
  const [asking, setAsking] = useState(false);
  const { busy, problem, run } = useAttempt();
  const url = telegramUrl(account.telegram.url, linkRoot);
  const unlink = async () => {
    if (await run(async () => show(await api.unlinkTelegram()))) setAsking(false);
  };
  if (!account.telegram.linked)
    return (
      <section class="card stack" aria-labelledby="telegram-title">
        <h2 id="telegram-title">{t("telegram-unlinked")}</h2>
        <p class="muted">{t("telegram-unlinked-lead")}</p>
        <TelegramLink url={url} label={t("telegram-open")} />
      </section>
    );
  return (
    <section class="card stack" aria-labelledby="telegram-title">
      <h2 id="telegram-title">{t("telegram-linked")}</h2>
      <p class="muted">
        <bdi>
          {account.telegram.name
            ? t("telegram-linked-as", { name: account.telegram.name })
            : t("telegram-linked-lead")}
        </bdi>
      </p>
      <TelegramLink url={url} label={t("telegram-open")} quiet />
      <button type="button" class="link bad" onClick={() => setAsking(true)}>
        {t("telegram-unlink")}
      </button>
      {asking && (
        <ConfirmDialog
          title={t("telegram-unlink-title")}
          label={t("telegram-unlink")}
          busy={busy}
          problem={problem}
          onConfirm={() => void unlink()}
          onClose={() => setAsking(false)}
        >
          <p>{t("telegram-unlink-lead")}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
