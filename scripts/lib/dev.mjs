// The product and the builders of its pages, each again when its sources change. Ends with any signal.
import { inRoot } from "./paths.mjs";
import { passSignalsOn, start } from "./processes.mjs";

/** What is built: the folder it is built in, and vite's words for it. */
const builds = [["apps/web"], ["apps/web", "--config", "vite.embed.config.ts"], ["apps/sandbox", "page"]];

passSignalsOn();
const builders = builds.map(([folder, ...words]) =>
  start(
    process.execPath,
    // Two builds share a folder: neither may empty it.
    [inRoot(folder, "node_modules/vite/bin/vite.js"), "build", ...words, "--watch", "--emptyOutDir", "false"],
    { cwd: inRoot(folder), stdio: ["ignore", "ignore", 2], leash: true },
  ),
);
const product = start(process.execPath, [
  "--watch",
  inRoot("apps/standalone/src/main.ts"),
  ...process.argv.slice(2),
]);
product.once("exit", (code) => {
  for (const builder of builders) builder.kill();
  process.exitCode = code ?? 1;
});
