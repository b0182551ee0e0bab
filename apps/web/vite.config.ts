import preact from "@preact/preset-vite";
import { defineConfig, type HtmlTagDescriptor, type Plugin } from "vite";

const page = (name: string) => new URL(name, import.meta.url).pathname;

/** What the head of every page begins with. */
const head: HtmlTagDescriptor[] = [
  { tag: "meta", attrs: { charset: "utf-8" } },
  meta("viewport", "width=device-width, initial-scale=1, viewport-fit=cover"),
  meta("color-scheme", "light dark"),
  meta("robots", "noindex"),
  { tag: "link", attrs: { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" } },
];

function meta(name: string, content: string): HtmlTagDescriptor {
  return { tag: "meta", attrs: { name, content } };
}

const sharedHead: Plugin = { name: "shared-head", transformIndexHtml: () => head };

export default defineConfig({
  plugins: [preact(), sharedHead],
  build: {
    outDir: "dist",
    target: "es2022",
    // Small images stay files too: the pages' policy allows data: for images only.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        cafe: page("index.html"),
        track: page("track.html"),
        "sign-in": page("sign-in.html"),
        "sign-up": page("sign-up.html"),
        secure: page("secure.html"),
        account: page("account.html"),
        "not-found": page("not-found.html"),
      },
    },
  },
});
