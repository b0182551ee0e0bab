import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

const page = (name: string) => new URL(name, import.meta.url).pathname;

export default defineConfig({
  plugins: [preact()],
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
