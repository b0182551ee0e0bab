import { existsSync, readdirSync } from "node:fs";
import { withLock } from "./lock.mjs";
import { inRoot } from "./paths.mjs";
import { environment, step } from "./processes.mjs";
import { say } from "./say.mjs";
import { clearStamp, hashOf, readStamp, writeStamp } from "./stamps.mjs";
import { fetchTools, knownTools } from "./toolchain.mjs";

/** Pages that are built, with everything that goes into them. */
const pageFolders = [
  {
    name: "@gotovo/web",
    folder: "apps/web",
    config: "apps/web/vite.config.ts",
    made: "apps/web/dist/index.html",
  },
  {
    name: "@gotovo/sandbox",
    folder: "apps/sandbox/page",
    config: "apps/sandbox/page/vite.config.ts",
    made: "apps/sandbox/page/dist/index.html",
  },
];
const sharedSources = [
  "packages/contract/src",
  "packages/client/src",
  "apps/sandbox/src/control",
  "pnpm-lock.yaml",
];

function manifests() {
  const packages = ["packages", "apps"].flatMap((group) =>
    readdirSync(inRoot(group)).map((name) => `${group}/${name}`),
  );
  return ["package.json", ...packages.map((folder) => `${folder}/package.json`)];
}

/** The steps of the set-up: each says whether it is due by comparing what it depends on with its last success. */
const setupSteps = {
  install: {
    say: "Installing …",
    made: "node_modules/.modules.yaml",
    hash: (tools) => hashOf(["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests()], tools.node),
    run: (tools) =>
      step(
        "pnpm install",
        tools.pnpm,
        ["install", "--frozen-lockfile", "--config.confirmModulesPurge=false"],
        {
          env: environment(tools, { CI: "true" }),
        },
      ),
  },
  generate: {
    say: "Generating the database client …",
    made: "packages/db/src/generated/client.ts",
    hash: () => hashOf(["prisma/schema.prisma", "packages/db/node_modules/prisma/package.json"]),
    run: (tools) =>
      step(
        "prisma generate",
        tools.node,
        [
          inRoot("packages/db/node_modules/prisma/build/index.js"),
          "generate",
          "--schema",
          inRoot("prisma/schema.prisma"),
        ],
        {
          cwd: inRoot("packages/db"),
          // Prisma wants to see some engine program before it generates; it never starts it.
          env: environment(tools, {
            PRISMA_SCHEMA_ENGINE_BINARY: tools.node,
            PRISMA_HIDE_UPDATE_MESSAGE: "1",
            CHECKPOINT_DISABLE: "1",
          }),
        },
      ),
  },
  compile: {
    say: "Compiling …",
    made: "node_modules/.cache/gotovo/compiled",
    hash: (tools) => hashOf(["pnpm-lock.yaml", "prisma/schema.prisma"], tools.node),
    run: (tools) =>
      step("Compiling", tools.node, [inRoot("apps/standalone/src/compile.ts")], { env: environment(tools) }),
  },
  ...Object.fromEntries(pageFolders.map((page) => [`build ${page.folder}`, buildStep(page)])),
};

function buildStep({ name, folder, config, made }) {
  return {
    say: `Building ${folder} …`,
    made,
    skip: () => !existsSync(inRoot(config)),
    hash: () => hashOf([folder, ...sharedSources]),
    run: (tools) =>
      step(`The build of ${folder}`, tools.pnpm, ["--filter", name, "build"], { env: environment(tools) }),
  };
}

/** The step's present hash when it has to be done, else undefined. */
function due(name, tools) {
  const { hash, made, skip } = setupSteps[name];
  if (skip?.()) return undefined;
  const present = hash(tools);
  return readStamp(stampOf(name)) === present && existsSync(inRoot(made)) ? undefined : present;
}

const stampOf = (name) => `${name.replaceAll(/\W+/g, "-")}.stamp`;

/** Which steps a command needs: "tools" for none, "code" to run it, "pages" to be looked at as well. */
const stepsNeeded = { code: ["install", "generate"], pages: Object.keys(setupSteps) };

/** Makes sure that everything `needs` names is done, and returns the tools to run with. */
export async function prepare(needs) {
  const names = stepsNeeded[needs];
  const known = await knownTools();
  if (known && names.every((name) => !due(name, known))) return known;
  return withLock(async () => {
    const tools = (await knownTools()) ?? (await fetchTools());
    for (const name of names) {
      const hash = due(name, tools);
      if (!hash) continue;
      say(setupSteps[name].say);
      clearStamp(stampOf(name));
      await setupSteps[name].run(tools);
      // The hash from before the step: a file changed meanwhile makes the step due again.
      writeStamp(stampOf(name), hash);
    }
    return tools;
  });
}
