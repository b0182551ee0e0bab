import { execFile, spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { operationsOf } from "@gotovo/api/docs/document";
import { codeExamples } from "@gotovo/api/docs/examples-in-languages";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Cafe } from "../world/cafe.ts";
import { createWorld, type World } from "../world/world.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../../../..");

let world: World;
let cafe: Cafe;
let url: string;
let server: ReturnType<typeof serve>;
let folder: string;
let project: string;

/** npm of the Node that runs us, without asking any registry. */
const npm = (cwd: string, ...args: string[]) =>
  run("npm", [...args, "--offline", "--no-audit", "--no-fund"], {
    cwd,
    env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
  });

/** A copy of the package's folder: packing writes into it. */
async function pack(): Promise<string> {
  const copy = join(folder, "workspace/packages/client");
  const source = join(root, "packages/client");
  await mkdir(copy, { recursive: true });
  await cp(source, copy, { recursive: true, filter: (path) => !/\/(node_modules|dist)$/.test(path) });
  await symlink(join(source, "node_modules"), join(copy, "node_modules"));
  await cp(join(root, "tsconfig.base.json"), join(folder, "workspace/tsconfig.base.json"));
  await npm(copy, "pack", "--pack-destination", folder);
  const manifest = JSON.parse(await readFile(join(copy, "package.json"), "utf8"));
  expect(manifest.private, "the workspace's own manifest is back").toBe(true);
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  return join(folder, tarball as string);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gotovo-sdk-"));
  world = await createWorld();
  cafe = await world.cafe("Corner Coffee");
  server = serve({ fetch: world.place.fetch as never, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  project = join(folder, "project");
  await mkdir(project);
  await writeFile(join(project, "package.json"), '{ "type": "module" }');
  await npm(project, "install", await pack());
});
afterAll(async () => {
  if ("closeAllConnections" in server) server.closeAllConnections();
  server?.close();
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

test("the packed client brings nothing of the workspace and nothing to install", async () => {
  expect(await readdir(join(project, "node_modules/@gotovo"))).toEqual(["client"]);
  const installed = join(project, "node_modules/@gotovo/client");
  const manifest = await readFile(join(installed, "package.json"), "utf8");
  expect(manifest).not.toMatch(/workspace:|catalog:|ependencies/);
  const script = await readFile(join(installed, "dist/index.js"), "utf8");
  expect(script, "edge runtimes have no Node").not.toMatch(/from "|require\("|node:/);
});

test("an empty project that installs it is checked by tsc, and talks to a running Gotovo", async () => {
  await cp(join(import.meta.dirname, "sdk-consumer.ts"), join(project, "consumer.ts"));
  const options = [
    "--strict",
    "--noEmit",
    "--skipLibCheck",
    "false",
    "--module",
    "nodenext",
    "--target",
    "es2023",
  ];
  const types = ["--lib", "es2023,dom,dom.asynciterable", "--typeRoots", join(root, "node_modules/@types")];
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const checked = run(process.execPath, [tsc, ...options, ...types, "--types", "node", "consumer.ts"], {
    cwd: project,
  });
  expect(
    await checked.then(
      ({ stdout }) => stdout,
      (error) => error.stdout,
    ),
  ).toBe("");
  const { stdout } = await run(process.execPath, ["consumer.ts", url, cafe.apiKey, cafe.horecaId], {
    cwd: project,
  });
  expect(JSON.parse(stdout)).toEqual({
    placed: "placed",
    same: true,
    owner: true,
    note: "No sugar",
    moved: "in_progress",
    types: ["order.placed", "order.status_changed"],
    ids: ["sdk-1"],
    code: "not_found",
    asked: true,
  });
});

test("the example site sells a coffee, leads to its page, and hears of it", async () => {
  await cp(join(root, "examples/node-site/site.mjs"), join(project, "site.mjs"));
  const secret = randomBytes(32);
  const site = spawn(process.execPath, ["site.mjs"], {
    cwd: project,
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      GOTOVO_URL: url,
      GOTOVO_API_KEY: cafe.apiKey,
      HORECA_ID: cafe.horecaId,
      GOTOVO_WEBHOOK_SECRET: `whsec_${secret.toString("base64")}`,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    let output = "";
    site.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
    await expect.poll(() => output).toContain("http://");
    const own = output.trim();
    const bought = await (await fetch(`${own}/buy`, { method: "POST" })).text();
    expect(bought).toMatch(/href="https:\/\/gotovo\.example\/t\/[\w-]+#[\w-]+"/);

    const body = JSON.stringify({ id: "ev_1", type: "order.placed", subject: { type: "order", id: "A-1" } });
    const at = String(Math.floor(Date.now() / 1000));
    const signature = createHmac("sha256", secret).update(`ev_1.${at}.${body}`).digest("base64");
    const headers = { "webhook-id": "ev_1", "webhook-timestamp": at, "webhook-signature": `v1,${signature}` };
    const hook = (text: string) => fetch(`${own}/hook`, { method: "POST", headers, body: text });
    expect((await hook(body)).status).toBe(204);
    expect((await hook(body)).status).toBe(204);
    expect((await hook(body.replace("A-1", "A-2"))).status).toBe(400);
    expect(output.match(/order\.placed A-1/g)).toHaveLength(1);
  } finally {
    site.kill("SIGKILL");
  }
});

describe("the examples of the documentation", () => {
  const wanted = [
    "placeOrder",
    "getOrder",
    "changeOrder",
    "changeStatus",
    "listOrders",
    "issuePairingCode",
    "listEvents",
  ];

  /** One program of all of them, for our own address and venue. */
  async function program(language: string, ids: readonly string[] = wanted): Promise<string> {
    const { json } = await cafe.request("GET", "/openapi.json");
    const known = operationsOf(json);
    const examples = ids.map((id) => {
      const operation = known.find((it) => it.id === id);
      if (!operation) throw new Error(`no operation ${id}`);
      return codeExamples(json, operation).find((it) => it.language === language)?.code ?? "";
    });
    return examples
      .join("\n\n")
      .replaceAll(world.place.url, url)
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, cafe.horecaId)
      .replaceAll("A-1042", `docs-${language}`)
      .replaceAll(/Idempotency-Key: /g, `Idempotency-Key: ${language}-`)
      .replaceAll(/"Idempotency-Key": "/g, `"Idempotency-Key": "${language}-`);
  }

  const env = () => ({ ...process.env, GOTOVO_API_KEY: cafe.apiKey });
  const has = (command: string) =>
    run(command, ["--version"]).then(
      () => true,
      () => false,
    );
  async function happened(language: string) {
    const { order } = await cafe.api.orders.get(`docs-${language}`);
    expect(order).toMatchObject({ status: "in_progress", version: 3 });
  }

  test("run in curl", async () => {
    const { stdout } = await run(
      "sh",
      ["-e", "-c", (await program("curl")).replaceAll("curl ", "curl -sS --fail-with-body ")],
      { env: env() },
    );
    expect(stdout).toContain('"next_cursor"');
    await happened("curl");
  });

  test("run in TypeScript, each alone", async () => {
    for (const id of wanted) {
      const file = join(project, `${id}.ts`);
      await writeFile(file, await program("TypeScript", [id]));
      await run(process.execPath, [file], { cwd: project, env: env() });
    }
    await happened("TypeScript");
  });

  test("run in Python", async (context) => {
    if (!(await has("python3")))
      return context.skip("python3 is not installed: the Python examples were not run");
    await run("python3", ["-c", await program("Python")], { env: env() });
    await happened("Python");
  });

  test("run in PHP", async (context) => {
    if (!(await has("php"))) return context.skip("php is not installed: the PHP examples were not run");
    await run("php", ["-r", await program("PHP")], { env: env() });
    await happened("PHP");
  });

  test("the WooCommerce plug-in is PHP", async (context) => {
    if (!(await has("php"))) return context.skip("php is not installed: the plug-in was not checked");
    await run("php", ["-l", join(root, "examples/woocommerce/gotovo.php")]);
  });

  test("the n8n flow is whole: every node is known and reached", async () => {
    const flow = JSON.parse(await readFile(join(root, "examples/n8n/canceled-orders.json"), "utf8"));
    const names = flow.nodes.map(({ name }: { name: string }) => name);
    const links = Object.entries<{ main: { node: string }[][] }>(flow.connections);
    const reached = links.flatMap(([, { main }]) => main.flat().map(({ node }) => node));
    expect(links.every(([from]) => names.includes(from))).toBe(true);
    expect(new Set([names[0], ...reached])).toEqual(new Set(names));
    for (const node of flow.nodes)
      expect(node).toMatchObject({
        id: expect.any(String),
        parameters: {},
        position: [expect.any(Number), 0],
      });
  });
});
