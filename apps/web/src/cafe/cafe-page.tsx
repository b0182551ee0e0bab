import { useEffect } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Shop } from "./shop.tsx";
import { useMenu } from "./use-menu.ts";

export function CafePage() {
  const { t, language } = useTexts();
  const { state, reload } = useMenu();
  const cafe = state.phase === "shown" ? state.menu.cafe[language] : "Gotovo";
  useEffect(() => {
    document.title = t("cafe-page-title", { cafe });
  }, [t, cafe]);
  return (
    <div class="page cafe-page">
      <PageHeader title={cafe} badge={t("demo-badge")} toAccount />
      <main id="content">
        {state.phase === "loading" && (
          <p class="menu-state muted" role="status">
            <span class="spinner" aria-hidden="true" />
            {t("menu-loading")}
          </p>
        )}
        {state.phase === "failed" && (
          <div class="menu-state" role="alert">
            <p>{t("menu-failed")}</p>
            <button type="button" class="button" onClick={reload}>
              {t("retry")}
            </button>
          </div>
        )}
        {state.phase === "shown" && <Shop menu={state.menu} reloadMenu={reload} />}
      </main>
    </div>
  );
}
