import { type Status, statusLooks, type Tone } from "./status.ts";

const colors: Record<Tone, string> = {
  waiting: "#a9805c",
  working: "#b8621b",
  ready: "#2c7a4b",
  done: "#2c7a4b",
  canceled: "#a8382f",
};

/** A small cup of this status's colour, as full as the large one, as a data URL. */
export function faviconOf(status: Status): string {
  const { tone, fill } = statusLooks[status];
  const top = 26 - 15 * fill;
  const color = colors[tone];
  const badge =
    tone === "ready" || tone === "done"
      ? `<circle cx="24" cy="24" r="8" fill="${color}"/><path d="M20 24l3 3 5-6" fill="none" stroke="#fff" stroke-width="2.5"/>`
      : "";
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><clipPath id="c"><path d="M5 9h18v12a6 6 0 0 1-6 6h-6a6 6 0 0 1-6-6z"/></clipPath>` +
    `<path d="M5 9h18v12a6 6 0 0 1-6 6h-6a6 6 0 0 1-6-6zM23 12h1.500a4 4 0 0 1 0 8H23" fill="#fff" stroke="${color}" stroke-width="2.5"/>` +
    `<rect x="5" y="${top}" width="18" height="24" fill="${color}" clip-path="url(#c)"/>${badge}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
