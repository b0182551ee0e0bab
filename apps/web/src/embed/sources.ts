import type { Language } from "../../shared/menu.ts";
import { sourcesOf } from "../text/sources.ts";

const files = import.meta.glob<string>(["../../locales/*/common.ftl", "../../locales/*/track.ftl"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The .ftl sources that the embedded tracker needs. */
export function embedSources(language: Language): string[] {
  return sourcesOf(language, files);
}

const etaFiles = import.meta.glob<string>("../../locales/*/eta.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The .ftl sources of the badge. */
export function etaSources(language: Language): string[] {
  return sourcesOf(language, etaFiles);
}
