import { waitUntil } from "@gotovo/sandbox/driver";
import { type Child, startChild, type Tree } from "./child.ts";
import { freePorts } from "./ports.ts";

/** A process with some roles of the product (`npm run role`), beside others on one database. */
export interface Part {
  readonly url: string;
  /** Of its readiness now; null when nothing listens. */
  ready(): Promise<number | null>;
  output(): string;
  /** Undefined while it runs. */
  ending(): number | string | undefined;
  /** Sends the signal and waits for the end: its exit code, or the signal. */
  end(signal: NodeJS.Signals): Promise<number | string>;
}

const startLimitMs = 90_000;

/** Starts a process with these roles, at a free port unless one is set, and waits until it is ready. */
export async function startPart(
  roles: readonly string[],
  env: Readonly<Record<string, string>>,
  tree?: Tree,
): Promise<Part> {
  const port = env.PORT ?? String((await freePorts(1))[0]);
  const url = `http://127.0.0.1:${port}`;
  const pace = { OUTBOUND_PER_SECOND: "1000", OUTBOUND_PER_CHAT: "1000" };
  const settings = { PORT: port, LOG_LEVEL: "info", ...pace, ...env };
  const child: Child = startChild("apps/standalone/src/role.ts", roles, settings, undefined, tree);
  const ready = () =>
    fetch(`${url}/health/ready`).then(
      ({ status }) => status,
      () => null,
    );
  await waitUntil(
    async () => {
      if (child.ending() !== undefined)
        throw new Error(`The ${roles.join(", ")} process ended with ${child.ending()}\n${child.output()}`);
      return (await ready()) === 200;
    },
    { what: `the ${roles.join(", ")} process is ready`, timeoutMs: startLimitMs },
    child.output,
  );
  return { url, ready, output: child.output, ending: child.ending, end: child.end };
}
