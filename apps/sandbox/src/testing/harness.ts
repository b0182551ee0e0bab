import { expect } from "vitest";
import { createSandboxDriver, type SandboxDriver } from "../driver/index.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "../sandbox.ts";

export const botToken = "100:test-token";
export const otherToken = "200:other-token";
export const botName = "StoryBot";

export interface Answer {
  readonly ok: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
  readonly result: any;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { retry_after?: number };
}

export interface Harness {
  readonly url: string;
  readonly tg: SandboxDriver;
  readonly sandbox: Sandbox;
  /** One Bot API call as JSON. */
  readonly api: (method: string, params?: object, token?: string) => Promise<Answer>;
  /** The clock's time in ms; set it freely. */
  readonly clock: { now: number };
  readonly close: () => Promise<void>;
}

/** Begins a long poll; resolves, with its answer to come, when it waits. */
export async function waitingPoll({ api }: Harness): Promise<{ answer: Promise<Answer> }> {
  const answer = api("getUpdates", { timeout: 30, allowed_updates: ["message"] });
  const allowed = async () => (await api("getWebhookInfo")).result.allowed_updates;
  await expect.poll(allowed).toEqual(["message"]);
  return { answer };
}

/** A sandbox with two bots on a free port, nobody in it. */
export async function startHarness(options: Partial<SandboxOptions> = {}): Promise<Harness> {
  const clock = { now: Date.parse("2026-05-01T10:00:00Z") };
  const sandbox = createSandbox({
    bots: [
      { token: botToken, username: botName, first_name: "Story" },
      { token: otherToken, username: "OtherBot", first_name: "Other" },
    ],
    clock: () => clock.now,
    defaultPeople: false,
    ...options,
  });
  const { url } = await sandbox.listen(0);
  return {
    url,
    sandbox,
    clock,
    tg: createSandboxDriver({ url }),
    api: (method, params = {}, token = botToken) => callApi(url, token, method, params),
    close: sandbox.close,
  };
}

async function callApi(url: string, token: string, method: string, params: object): Promise<Answer> {
  const response = await fetch(`${url}/bot${token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(params),
  });
  return (await response.json()) as Answer;
}
