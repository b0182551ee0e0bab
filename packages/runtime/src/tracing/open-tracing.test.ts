import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { openTracing } from "./open-tracing.ts";

/** An address at which nobody listens any more. */
async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

const none = { version: "1", roles: ["api"] };

test("a collector that is away is told once, and keeps neither work nor the stop waiting", async () => {
  const lines: string[] = [];
  const log = { debug: () => undefined, warn: (_: object, message: string) => void lines.push(message) };
  const { trace, close } = await openTracing({ endpoint: await nobody(), ...none, log: log as never });
  // More than is kept: the rest is let go.
  for (let count = 0; count < 5_000; count++)
    await trace.span("work", {}, async () =>
      expect(trace.current()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
    );
  await close();
  expect(lines).toEqual(["The collector of traces does not answer"]);
});

test("a span stands below what runs, below the cause it names, or at the beginning; what is set going apart has its own", async () => {
  const log = { debug: () => undefined, warn: () => undefined };
  const { trace, close } = await openTracing({ endpoint: await nobody(), ...none, log: log as never });
  const traceOf = (traceparent: string | undefined) => traceparent?.split("-")[1];
  const cause = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const seen = await trace.span("outer", {}, async () => ({
    outer: traceOf(trace.current()),
    inner: await trace.span("inner", {}, async () => traceOf(trace.current())),
    caused: await trace.span("caused", { from: [cause] }, async () => traceOf(trace.current())),
    nonsense: await trace.span("nonsense", { from: ["00-zz"] }, async () => traceOf(trace.current())),
    unsampled: await trace.span("quiet", { from: [cause.replace(/1$/, "0")] }, async () => trace.current()),
    apart: await new Promise((resolve) => trace.apart(() => resolve(trace.current()))),
  }));
  expect(seen.inner).toBe(seen.outer);
  expect(seen.caused).toBe(traceOf(cause));
  expect(new Set([seen.outer, seen.caused, seen.nonsense]).size).toBe(3);
  expect(seen.unsampled).toMatch(/-00$/);
  expect([seen.apart, trace.current()]).toEqual([undefined, undefined]);
  await expect(trace.span("fails", {}, () => Promise.reject(new TypeError("no")))).rejects.toThrow("no");
  await close();
});
