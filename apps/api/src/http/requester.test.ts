import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deviceOf, networkOf, requesterOf } from "./requester.ts";

const app = new Hono();
app.get("/:proxies", (c) => c.json(requesterOf(c, Number(c.req.param("proxies")))));
let url: string;
let close: () => void;
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      url = `http://127.0.0.1:${port}`;
      resolve();
    });
    close = () => server.close();
  });
});
afterAll(() => close());

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
  ["2001:db8::9", "2001:db8:0:0::/64"],
  ["::1", "127.0.0.1"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["192.0.2", "unknown"],
  ["192.0.2.7:443", "unknown"],
  ["<script>", "unknown"],
  ["", "unknown"],
])("%o counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  [0, undefined, "127.0.0.1"],
  [0, "203.0.113.1", "127.0.0.1"],
  [1, "203.0.113.1", "203.0.113.1"],
  [1, "6.6.6.6, 203.0.113.1", "203.0.113.1"],
  [2, "6.6.6.6, 203.0.113.1, 10.0.0.1", "203.0.113.1"],
  [1, "6.6.6.6, ", "127.0.0.1"],
  // Fewer than there are proxies: the header did not come through them.
  [2, "203.0.113.1", "127.0.0.1"],
  [1, undefined, "127.0.0.1"],
])("behind %i proxies that wrote %o it is %s who asks", async (proxies, forwarded, address) => {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  const answer = await (await fetch(`${url}/${proxies}`, { headers })).json();
  expect(answer).toMatchObject({ address });
});

test.each([
  [
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
    "Chrome, Android",
  ],
  ["curl/8.5.0", "curl"],
  ["", ""],
  [`${"x".repeat(63)}🦊 y`, "x".repeat(63)],
  ["\u0007bell/1", "bell"],
])("%o is called %o", (userAgent, device) => {
  expect(deviceOf(userAgent).replaceAll("\ufffd", "")).toBe(device);
});
