import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

/** The chat page: built into page/dist, which the sandbox's server hands out at "/". */
export default defineConfig({
  plugins: [preact()],
  build: { outDir: "dist", emptyOutDir: true, target: "es2022" },
  server: { port: 5174, proxy: { "/sandbox": "http://127.0.0.1:3001" } },
});
