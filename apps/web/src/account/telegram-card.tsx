import { useTexts } from "../text/context.tsx";
import { TelegramLink } from "../track/telegram-link.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import type { CardProps } from "./profile-card.tsx";
import { useAttempt } from "./use-attempt.ts";

/** The Telegram that orders are told to: linked by `/auth` in the bot, unlinked here. */
export function TelegramCard({ account, api, setAccount }: CardProps) {
  const { t } = useTexts();
  const [attempt, run] = useAttempt();
  const { linked, name, url } = account.telegram;
  const unlink = () => run(async () => setAccount(await api.unlinkTelegram()));
  return (
    <section class="card telegram" aria-labelledby="linked-title">
      <h2 id="linked-title">Telegram</h2>
      <p class={linked ? "" : "muted"} role="status">
        {linked ? t("linked-to", { name: name ?? "" }) : t("linked-none")}
      </p>
      <TelegramLink url={url} label={t(linked ? "telegram-to-bot" : "linked-open")} quiet={linked} />
      <ProblemNote problem={attempt.problem} />
      {linked && (
        <button type="button" class="link" aria-disabled={attempt.busy} onClick={() => void unlink()}>
          {t("linked-unlink")}
        </button>
      )}
    </section>
  );
}
