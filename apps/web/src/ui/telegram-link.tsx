import { useTexts } from "../text/context.tsx";

/** The button that opens the bot; nothing while the bot has no address yet. */
export function TelegramLink(props: { url: string | null; label: string; quiet?: boolean }) {
  const { t } = useTexts();
  if (props.url === null) return null;
  return (
    <a
      class={`button telegram-button${props.quiet ? " quiet" : ""}`}
      href={props.url}
      target="_blank"
      rel="noopener noreferrer"
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M21.5 4.3 18.4 19c-.2 1-.9 1.3-1.7.8l-4.7-3.5-2.3 2.200c-.3.3-.5.5-1 .5l.4-4.9 8.8-8c.4-.3-.1-.5-.6-.2L6.4 12.800l-4.7-1.500c-1-.3-1-1 .2-1.500L20.1 2.700c.9-.3 1.7.2 1.4 1.600z" />
      </svg>
      {props.label}
      <span class="visually-hidden">, {t("telegram-opens-window")}</span>
    </a>
  );
}
