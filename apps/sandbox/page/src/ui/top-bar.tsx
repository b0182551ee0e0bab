import { useStore } from "../hooks/use-store.ts";
import type { Connection } from "../model/state.ts";
import { CodesButton } from "./codes-button.tsx";
import type { IconName } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { usePage } from "./page-context.ts";

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

interface TopBarProps {
  readonly online: boolean;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly sound: boolean;
  readonly onSound: (sound: boolean) => void;
  readonly onLocale: () => void;
  readonly codesOpen: boolean;
  readonly onCodes: () => void;
  readonly weatherOpen: boolean;
  readonly onWeather: () => void;
}

const themeIcons: Record<Theme, IconName> = { auto: "auto", light: "sun", dark: "moon" };

/** The page's name, whether it is live, and what can be switched. */
export function TopBar(props: TopBarProps) {
  const { online, theme, onTheme, sound, onSound, onLocale } = props;
  const { codesOpen, onCodes, weatherOpen, onWeather } = props;
  const { store, t } = usePage();
  const connection = useStore(store, (state) => state.connection);
  const state: Connection = online ? connection : "lost";
  const nextTheme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "auto";
  return (
    <header class="top-bar">
      <span
        class={`live-dot ${state}`}
        data-testid="connection"
        role="img"
        aria-label={t(`connection-${state}`)}
        title={t(`connection-${state}`)}
      />
      <h1>{t("title")}</h1>
      <CodesButton open={codesOpen} onToggle={onCodes} />
      <button
        type="button"
        class="icon-button locale"
        aria-label={t("switch-language")}
        title={t("switch-language")}
        onClick={onLocale}
      >
        {t("other-language")}
      </button>
      <IconButton icon={themeIcons[theme]} label={t(`theme-${theme}`)} onClick={() => onTheme(nextTheme)} />
      <IconButton
        icon={sound ? "bell" : "muted"}
        label={sound ? t("sound-on") : t("sound-off")}
        pressed={sound}
        onClick={() => onSound(!sound)}
      />
      <IconButton
        icon="storm"
        label={t("weather")}
        pressed={weatherOpen}
        testId="weather-button"
        onClick={onWeather}
      />
    </header>
  );
}
