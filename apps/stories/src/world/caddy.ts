import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitUntil } from "@gotovo/sandbox/driver";
import { freePorts } from "./ports.ts";

/** Whether this machine has a Caddy to try. */
export const hasCaddy = spawnSync("caddy", ["version"], { stdio: "ignore" }).status === 0;

const file = join(import.meta.dirname, "../../../../deploy/caddy/Caddyfile");

/** A Caddy in front of roles on this machine, without TLS, as `deploy/caddy/Caddyfile` says. */
export interface Caddy {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts it; a role is named by its port. */
export async function openCaddy(
  ports: Readonly<Record<"api" | "customer" | "horeca", number>>,
): Promise<Caddy> {
  const [own] = (await freePorts(1)) as [number];
  const url = `http://127.0.0.1:${own}`;
  const home = await mkdtemp(join(tmpdir(), "gotovo-caddy-"));
  const roles = Object.entries(ports).flatMap(([role, port]) => [
    [`${role.toUpperCase()}_HOST`, "127.0.0.1"],
    [`${role.toUpperCase()}_PORT`, String(port)],
  ]);
  const env = { PATH: process.env.PATH, HOME: home, DOMAIN: url, RESTART_PATIENCE: "5m" };
  const child = spawn("caddy", ["run", "--config", file, "--adapter", "caddyfile"], {
    env: { ...env, ...Object.fromEntries(roles) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await waitUntil(
    async () => /serving initial configuration/.test(output),
    { what: "Caddy serves" },
    async () => output,
  );
  return {
    url,
    async close() {
      child.kill("SIGKILL");
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}
