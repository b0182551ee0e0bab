import { useTexts } from "../text/context.tsx";
import { LanguageSwitch } from "../text/language-switch.tsx";

export function PageHeader(props: { title: string; subtitle?: string | undefined; badge?: string }) {
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
      <LanguageSwitch />
    </header>
  );
}
