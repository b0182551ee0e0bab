import { h, render } from "preact";
import css from "../styles/embed.css?inline";
import { chooseLanguage } from "../text/language.ts";
import { createTexts } from "../text/texts.ts";
import { createForeignTracker, ownerKeyOf, type Tracker, tokenOf } from "../track/api.ts";
import { CompactTracker } from "./compact-tracker.tsx";
import { embedSources } from "./sources.ts";

/**
 * `<gotovo-tracker src="https://…/t/<token>" lang="en" telegram-link-root="…">`: one order, live, on any site. `src` is
 * `tracking.owner_url` on the buyer's own page, which also shows the way into Telegram, or `tracking.page_url`; `lang` is
 * the browser's unless given.
 */
export class TrackerElement extends HTMLElement {
  static readonly observedAttributes = ["src", "lang", "telegram-link-root"];
  #tracker: { readonly src: string; readonly tracker: Tracker } | null = null;
  readonly #shadow = this.attachShadow({ mode: "open" });

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.#shadow.adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    this.#draw();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#draw();
  }

  disconnectedCallback() {
    render(null, this.#shadow);
  }

  /** The same tracker for the same order, however often it is drawn. */
  #trackerOf(page: URL, token: string): Tracker {
    if (this.#tracker?.src === page.href) return this.#tracker.tracker;
    const address = { origin: page.origin, token, ownerKey: ownerKeyOf(page.hash) };
    this.#tracker = { src: page.href, tracker: createForeignTracker(address) };
    return this.#tracker.tracker;
  }

  #draw() {
    const src = this.getAttribute("src");
    const page = src && URL.canParse(src, location.href) ? new URL(src, location.href) : null;
    const token = page && tokenOf(page.pathname);
    const language = chooseLanguage(this.getAttribute("lang"), navigator.languages);
    const tracker =
      page && token && /^https?:$/.test(page.protocol)
        ? h(CompactTracker, {
            key: page.href,
            tracker: this.#trackerOf(page, token),
            pageUrl: page.href,
            linkRoot: this.getAttribute("telegram-link-root"),
            language,
            t: createTexts(language, embedSources(language)),
          })
        : null;
    render(tracker, this.#shadow);
  }
}
