import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { panelsIn } from "./figures.ts";
import { textOf } from "./settings.ts";

// What Prometheus, Caddy and systemd themselves say of our files, where they are installed.

const project = join(import.meta.dirname, "../../../..");
const has = (program: string, ...args: string[]) =>
  spawnSync(program, args, { stdio: "ignore" }).status === 0;
const hasPrometheus = has("promtool", "--version");
const hasCaddy = has("caddy", "version");
// Before version 250 it looks at units only where they run.
const hasSystemd = systemdVersion() >= 250;
const skipped = (program: string, what: string) => `${program} is not installed: ${what} not checked by it`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gotovo-deploy-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function systemdVersion(): number {
  const { stdout } = spawnSync("systemd-analyze", ["--version"], { encoding: "utf8" });
  return Number(/^systemd (\d+)/.exec(stdout ?? "")?.[1] ?? 0);
}

/** Resolves with what it printed; rejects with it when it found something. */
async function run(program: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, DOMAIN: "orders.example" };
  const { stdout, stderr } = await promisify(execFile)(program, args, { cwd: project, env });
  return stdout + stderr;
}

test("promtool finds nothing wrong with configurations and rules, and every alert is said when it should be", async (context) => {
  if (!hasPrometheus) return context.skip(skipped("promtool", "Prometheus's files were"));
  await run(
    "promtool",
    "check",
    "config",
    "deploy/prometheus/prometheus.yml",
    "deploy/prometheus/systemd.yml",
  );
  await run("promtool", "check", "rules", "--lint-fatal", "deploy/prometheus/alerts.yml");
  await run("promtool", "test", "rules", "deploy/prometheus/alerts.test.yml");
});

test("Prometheus takes every query of the dashboard", async (context) => {
  if (!hasPrometheus) return context.skip(skipped("promtool", "the dashboard was"));
  const rules = panelsIn(textOf("deploy/grafana/dashboards/gotovo.json")).map((expr, index) => ({
    record: `panel:${index}`,
    expr: expr.replaceAll("$__rate_interval", "5m"),
  }));
  const file = join(folder, "panels.yml");
  await writeFile(file, JSON.stringify({ groups: [{ name: "panels", rules }] }));
  expect(await run("promtool", "check", "rules", file)).toContain(`${rules.length} rules found`);
});

test("each alert has a case in which it is said, and one in which it is not", () => {
  const { groups } = parse(textOf("deploy/prometheus/alerts.yml"));
  const alerts: string[] = groups[0].rules.map(({ alert }: { alert: string }) => alert);
  const { tests } = parse(textOf("deploy/prometheus/alerts.test.yml"));
  const cases: { alertname: string; exp_alerts: unknown[] }[] = tests.flatMap(
    ({ alert_rule_test }: { alert_rule_test: object[] }) => alert_rule_test,
  );
  const named = (isSaid: boolean) =>
    cases.filter(({ exp_alerts }) => exp_alerts.length > 0 === isSaid).map(({ alertname }) => alertname);
  expect(named(true)).toEqual(alerts);
  expect(named(false)).toEqual(alerts);
});

test("Caddy takes its file, which is written as Caddy writes it", async (context) => {
  if (!hasCaddy) return context.skip(skipped("caddy", "the Caddyfile was"));
  const file = "deploy/caddy/Caddyfile";
  expect(await run("caddy", "validate", "--config", file, "--adapter", "caddyfile")).toContain("Valid");
  expect(await run("caddy", "fmt", file)).toBe(textOf(file));
});

test("systemd takes the units, and says that they are well shut in", async (context) => {
  if (!hasSystemd) return context.skip(skipped("systemd-analyze of 250 or newer", "the units were"));
  const units = await Promise.all(
    ["gotovo@.service", "gotovo-migrate.service"].map(async (name) => {
      const file = join(folder, name.replace("@", "@api"));
      // Node is where it is on this machine, and nothing is installed.
      const text = textOf(`deploy/systemd/${name}`)
        .replace("/usr/bin/node", process.execPath)
        .replace("/opt/gotovo/current", folder);
      await writeFile(file, text);
      return file;
    }),
  );
  expect(await run("systemd-analyze", "verify", ...units)).toBe("");
  for (const unit of units)
    expect(await run("systemd-analyze", "security", "--offline=true", "--threshold=20", unit)).toContain(
      "OK",
    );
});
