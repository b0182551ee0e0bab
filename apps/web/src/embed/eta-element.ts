import { h, render } from "preact";
import css from "../styles/eta.css?inline";
import { chooseLanguage } from "../text/language.ts";
import { createTexts } from "../text/texts.ts";
import { EtaBadge } from "./eta-badge.tsx";
import { etaSources } from "./sources.ts";

/**
 * `<gotovo-eta src="https://…/v1/availability/<token>" items="3" lang="en">`: when an order placed now would be ready. `src`
 * is the venue's `availability_url`; the language is the element's, the page's, or the browser's.
 */
export class EtaElement extends HTMLElement {
  static readonly observedAttributes = ["src", "items", "lang"];
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
    const url = src && URL.canParse(src, location.href) ? new URL(src, location.href) : null;
    const isAvailability =
      url && /^https?:$/.test(url.protocol) && /\/v1\/availability\/[^/]+$/.test(url.pathname);
    if (!isAvailability) return render(null, this.#shadow);
    const items = this.getAttribute("items");
    if (items !== null) url.searchParams.set("items", items);
    const given = this.closest("[lang]")?.getAttribute("lang")?.toLowerCase().split("-")[0] ?? null;
    const language = chooseLanguage(given, navigator.languages);
    const t = createTexts(language, etaSources(language));
    render(h(EtaBadge, { key: url.href, url: url.href, language, t }), this.#shadow);
  }
}
