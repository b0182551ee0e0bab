import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { Control } from "./api/control.ts";
import { useHash } from "./hooks/use-hash.ts";
import { useMediaQuery } from "./hooks/use-media-query.ts";
import { useOnline } from "./hooks/use-online.ts";
import { usePanes } from "./hooks/use-panes.ts";
import { type Memory, useSaved } from "./hooks/use-saved.ts";
import { useStore } from "./hooks/use-store.ts";
import { pickLocale } from "./i18n/locale.ts";
import { createTranslate } from "./i18n/texts.ts";
import type { Actions } from "./model/actions.ts";
import { unseenCodes } from "./model/codes.ts";
import type { Store } from "./model/store.ts";
import { createFormats } from "./text/format.ts";
import { botLink } from "./text/links.ts";
import { Codes } from "./ui/codes.tsx";
import { ConnectionBanner } from "./ui/connection-banner.tsx";
import { type Page, PageContext } from "./ui/page-context.ts";
import { Pane } from "./ui/pane.tsx";
import { PaneTabs } from "./ui/pane-tabs.tsx";
import { Snackbar, useSnackbar } from "./ui/snackbar.tsx";
import { TopBar, themes } from "./ui/top-bar.tsx";
import { Weather } from "./ui/weather.tsx";

export interface AppProps {
  readonly store: Store;
  readonly control: Control;
  readonly actions: Actions;
  readonly memory: Memory;
}

/** The whole page: two panes beside each other (one at a time on a narrow screen) and the weather. */
export function App({ store, control, actions, memory }: AppProps) {
  const [savedLocale, setLocale] = useSaved(memory, "locale", "");
  const [savedTheme, setTheme] = useSaved(memory, "theme", "auto");
  const [sound, setSound] = useSaved(memory, "sound", "on");
  const locale = pickLocale(savedLocale, navigator.languages);
  const theme = themes.find((name) => name === savedTheme) ?? "auto";
  const narrow = useMediaQuery("(max-width: 899px)");
  const online = useOnline();
  const [codesOpen, setCodesOpen] = useHash("codes");
  const [weatherAsked, setWeatherOpen] = useState(false);
  const weatherOpen = weatherAsked && !codesOpen;
  const { panes, go, open, spend, activate } = usePanes(memory);
  const snackbar = useSnackbar();
  const t = useMemo(() => createTranslate(locale), [locale]);
  const unread = useStore(store, (state) =>
    Object.values(state.unread).reduce((sum, count) => sum + count, unseenCodes(state.codes)),
  );

  const { say } = snackbar;
  const run = useCallback(
    (work: Promise<unknown>) =>
      work.then(
        () => true,
        (error: unknown) => {
          const code = error instanceof Error && "code" in error ? error.code : undefined;
          if (code === undefined) console.error(error);
          say(
            code === "unreachable"
              ? t("unreachable")
              : String(error instanceof Error ? error.message : error),
          );
          return false;
        },
      ),
    [say, t],
  );

  const page = useMemo<Page>(() => {
    const openBot: Page["openBot"] = (link, side) => {
      const wanted = link.bot.toLowerCase();
      const known = store.get().bots.find(({ username }) => username.toLowerCase() === wanted);
      if (known) open(side, { ...link, bot: known.username });
      else say(t("no-such-bot", { bot: link.bot }));
    };
    const followLink: Page["followLink"] = (url, side) => {
      const link = botLink(url, location.origin);
      if (link) openBot(link, side);
      else window.open(url, "_blank", "noopener,noreferrer");
    };
    const formats = createFormats(locale);
    const openCodes = () => setCodesOpen(true);
    return { store, actions, control, memory, locale, t, formats, run, say, followLink, openCodes, openBot };
  }, [store, actions, control, memory, locale, t, run, say, open, setCodesOpen]);

  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset.theme = theme;
  }, [locale, theme]);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${t("title")}` : t("title");
  }, [unread, t]);

  return (
    <PageContext.Provider value={page}>
      <div class="page">
        <TopBar
          online={online}
          theme={theme}
          onTheme={setTheme}
          sound={sound === "on"}
          onSound={(on) => setSound(on ? "on" : "off")}
          onLocale={() => setLocale(locale === "ru" ? "en" : "ru")}
          codesOpen={codesOpen}
          onCodes={() => setCodesOpen(!codesOpen)}
          weatherOpen={weatherOpen}
          onWeather={() => {
            setCodesOpen(false);
            setWeatherOpen(!weatherOpen);
          }}
        />
        <ConnectionBanner online={online} />
        {narrow && <PaneTabs panes={panes} active={panes.active} onActivate={activate} />}
        <div class="panes">
          {(["left", "right"] as const).map((side) => (
            <Pane
              key={side}
              side={side}
              address={panes[side]}
              link={panes.links[side]}
              visible={!narrow || panes.active === side}
              onGo={(to) => go(side, to)}
              onLinkSpent={() => spend(side)}
            />
          ))}
          {codesOpen && <Codes onClose={() => setCodesOpen(false)} />}
          {weatherOpen && <Weather onClose={() => setWeatherOpen(false)} />}
        </div>
        <Snackbar sentence={snackbar.sentence} onClose={snackbar.close} />
      </div>
    </PageContext.Provider>
  );
}
