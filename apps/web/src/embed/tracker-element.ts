import { h, render } from "preact";
import css from "../styles/embed.css?inline";
import { chooseLanguage } from "../text/language.ts";
import { createTexts } from "../text/texts.ts";
import { tokenOf } from "../track/api.ts";
import { CompactTracker } from "./compact-tracker.tsx";
import { embedSources } from "./sources.ts";

/**
 * `<gotovo-tracker src="https://…/t/<token>" lang="en" telegram-link-root="…">`: one order, live, on any site. `src` is
 * `tracking.page_url`; `lang` is the browser's unless given.
 */
export class TrackerElement extends HTMLElement {
  static readonly observedAttributes = ["src", "lang", "telegram-link-root"];
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

  #draw() {
    const src = this.getAttribute("src");
    const page = src && URL.canParse(src, location.href) ? new URL(src, location.href) : null;
    const token = page && tokenOf(page.pathname);
    const language = chooseLanguage(this.getAttribute("lang"), navigator.languages);
    const tracker =
      page && token && /^https?:$/.test(page.protocol)
        ? h(CompactTracker, {
            key: page.href,
            origin: page.origin,
            token,
            pageUrl: page.href,
            linkRoot: this.getAttribute("telegram-link-root"),
            language,
            t: createTexts(language, embedSources(language)),
          })
        : null;
    render(tracker, this.#shadow);
  }
}
