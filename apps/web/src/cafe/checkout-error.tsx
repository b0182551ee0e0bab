import { useTexts } from "../text/context.tsx";

const texts: Record<string, string> = {
  offline: "pay-offline",
  gotovo_unavailable: "pay-unavailable",
  menu_changed: "pay-menu-changed",
};

/** What went wrong while paying, and what to do about it. */
export function CheckoutError({ code, onReloadMenu }: { code: string; onReloadMenu: () => void }) {
  const { t } = useTexts();
  return (
    <div class="checkout-error" role="alert">
      <p>{t(texts[code] ?? "pay-failed", { code })}</p>
      {code === "menu_changed" && (
        <button type="button" class="button quiet" onClick={onReloadMenu}>
          {t("retry")}
        </button>
      )}
    </div>
  );
}
