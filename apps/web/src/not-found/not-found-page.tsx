import { useTexts } from "../text/context.tsx";
import { Cup } from "../track/cup.tsx";
import { StatusMessage } from "../track/status-message.tsx";
import { PageHeader } from "../ui/page-header.tsx";

/** What a person sees at an address that does not exist. */
export function NotFoundPage() {
  const { t } = useTexts();
  const cup = <Cup fill={0} tone="canceled" plain />;
  return (
    <div class="page">
      <PageHeader title="Gotovo" toAccount />
      <main id="content">
        <StatusMessage picture={cup} title={t("no-page-title")} lead={t("no-page-lead")} />
      </main>
    </div>
  );
}
