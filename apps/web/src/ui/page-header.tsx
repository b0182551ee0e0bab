import { useTexts } from "../text/context.tsx";
import { LanguageSwitch } from "../text/language-switch.tsx";

interface Props {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly badge?: string;
  /** Shows the way to the personal area. */
  readonly toAccount?: boolean;
}

export function PageHeader(props: Props) {
  const { t } = useTexts();
  return (
    <header class="page-header">
      <a class="skip-link" href="#content">
        {t("skip-to-content")}
      </a>
      <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
        <path d="M5 10h18v11a6 6 0 0 1-6 6h-6a6 6 0 0 1-6-6z" fill="currentColor" />
        <path d="M23 13h1.5a4 4 0 0 1 0 8H23" fill="none" stroke="currentColor" stroke-width="2.5" />
      </svg>
      <p class="place">
        <bdi class="place-name">{props.title}</bdi>
        {props.subtitle && <bdi class="place-owner">{props.subtitle}</bdi>}
      </p>
      {props.badge && <span class="badge">{props.badge}</span>}
      {props.toAccount && (
        <a class="account-link" href="/account" title={t("account-area")}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20.500a8 8 0 0 1 16 0" />
          </svg>
          <span class="visually-hidden">{t("account-area")}</span>
        </a>
      )}
      <LanguageSwitch />
    </header>
  );
}
