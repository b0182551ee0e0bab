import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

/** One classic script with a fixed name, which any site can include. It is built into the pages' folder after them. */
export default defineConfig({
  plugins: [preact()],
  build: {
    outDir: "dist",
    emptyOutDir: false,
    copyPublicDir: false,
    target: "es2022",
    lib: {
      entry: new URL("src/embed/main.ts", import.meta.url).pathname,
      formats: ["iife"],
      name: "gotovoTracker",
      fileName: () => "embed.js",
    },
  },
});
