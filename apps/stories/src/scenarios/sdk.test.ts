import { execFile, spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { CodeExample } from "@gotovo/api/docs/examples-in-languages";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Cafe } from "../world/cafe.ts";
import { openReceiver, type Receiver } from "../world/receiver.ts";
import { createWorld, type World } from "../world/world.ts";
import { docsExamples, guideCalls, shownExamples } from "./docs-examples.ts";
import { installClient, typeErrors } from "./installed-client.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../../../..");

let world: World;
let cafe: Cafe;
let url: string;
let server: ReturnType<typeof serve>;
let folder: string;
let project: string;
let receiver: Receiver;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gotovo-sdk-"));
  world = await createWorld();
  cafe = await world.cafe("Corner Coffee");
  server = serve({ fetch: world.place.fetch as never, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  receiver = await openReceiver();
  await receiver.start();
  const installed = await installClient(folder);
  expect(installed.restored, "the workspace's own manifest is back").toBe(true);
  project = installed.project;
});
afterAll(async () => {
  if ("closeAllConnections" in server) server.closeAllConnections();
  server?.close();
  await receiver?.close();
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

test("an empty project that installs it, and what the documentation shows, pass tsc; it talks to a running Gotovo", async () => {
  await cp(join(import.meta.dirname, "sdk-consumer.ts"), join(project, "consumer.ts"));
  const shown = await shownExamples(cafe, "TypeScript");
  for (const { id, code } of shown) await writeFile(join(project, `shown-${id}.ts`), code);
  const files = ["consumer.ts", ...shown.map(({ id }) => `shown-${id}.ts`)];
  expect(await typeErrors(project, files)).toBe("");
  const { stdout } = await run(
    process.execPath,
    ["consumer.ts", url, cafe.apiKey, cafe.horecaId, cafe.testApiKey],
    { cwd: project },
  );
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
    kiosk: {
      names: ["Corner Coffee", "Kiosk"],
      amount: 6,
      paused: [false, "paused", "The oven broke"],
      resumed: null,
      promised: true,
      invites: [true, true],
      moved: true,
    },
    webhooks: { type: "ping", same: true, again: 1, state: ["paused", null], left: 0 },
    deleted: 1,
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
  const examples = (language: CodeExample["language"]) =>
    docsExamples(cafe, language, { shownUrl: world.place.url, url, hook: receiver.url });
  const program = async (language: CodeExample["language"]) =>
    (await examples(language)).map(({ code }) => code).join("\n\n");

  const env = () => ({ ...process.env, GOTOVO_API_KEY: cafe.apiKey });
  /** Ends with the first call that is refused. */
  const shell = (calls: string, given: Record<string, string>) =>
    run("sh", ["-e", "-c", calls.replaceAll(/^curl /gm, "curl -sS --fail-with-body ")], {
      env: { ...process.env, ...given },
    });
  const has = (command: string) =>
    run(command, ["--version"]).then(
      () => true,
      () => false,
    );
  async function happened(language: string) {
    const { order } = await cafe.api.orders.get(`docs-${language}`);
    expect(order).toMatchObject({ status: "in_progress", version: 4, refund: { state: "sent" } });
  }

  test("run in curl", async () => {
    const { stdout } = await shell(await program("curl"), { GOTOVO_API_KEY: cafe.apiKey });
    expect(stdout).toContain('"next_cursor"');
    await happened("curl");
  });

  test("of the guides run in a shell that knows the café", async () => {
    const names = ["first-order", "changes", "availability", "venues", "events", "webhooks", "test-mode"];
    const calls = await guideCalls(names, { url, hook: receiver.url });
    const { apiKey: API_KEY, testApiKey: TEST_API_KEY, horecaId: HORECA_ID } = cafe;
    const { stdout } = await shell(calls.join("\n"), { API_KEY, TEST_API_KEY, HORECA_ID });
    for (const said of ['"tracking"', '"quote_id"', '"owner_invite_url"', '"secret"', '"deleted"'])
      expect(stdout).toContain(said);
  });

  test("run in TypeScript, as a file each", async () => {
    const shown = await examples("TypeScript");
    for (const { id, code } of shown) await writeFile(join(project, `${id}.ts`), code);
    const inTurn = shown.map(({ id }) => `await import("./${id}.ts");`).join("\n");
    await writeFile(join(project, "all.ts"), inTurn);
    await run(process.execPath, ["all.ts"], { cwd: project, env: env() });
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
    const { stdout } = await run("php", ["-d", "display_errors=stderr", "-r", await program("PHP")], {
      env: env(),
    });
    expect(stdout).not.toContain("urn:gotovo:problem");
    await happened("PHP");
  });

  test("of operations that are not run are PHP, too", async (context) => {
    if (!(await has("php"))) return context.skip("php is not installed: the PHP examples were not read");
    const shown = (await shownExamples(cafe, "PHP")).map(({ code }) => code);
    await writeFile(join(project, "shown.php"), `<?php\n${shown.join("\n")}`);
    await run("php", ["-l", join(project, "shown.php")]);
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
