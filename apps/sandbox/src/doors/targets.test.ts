import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { mayLeadTo, reachOf } from "./addresses.ts";
import { createPost } from "./post.ts";
import { refuseTarget } from "./targets.ts";

test.each([
  "10.1.2.3",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "fd00::1",
  "fe80::1",
  "ff02::1",
  "::",
  "::ffff:10.0.0.1",
  "::ffff:169.254.169.254",
  "64:ff9b::a00:1",
  "2002:a00:1::",
])("%s is inside", (address) => {
  expect(reachOf(address)).toBe("inner");
});

test("this machine and the world are told from the inside", () => {
  for (const address of ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
    expect(reachOf(address), address).toBe("loopback");
  for (const address of ["149.154.167.220", "8.8.8.8", "2001:67c:4e8::9", "172.32.0.1"])
    expect(reachOf(address), address).toBe("public");
});

test("webhooks go to this machine or to public HTTPS, in Telegram's words", async () => {
  for (const url of ["http://127.0.0.1:3000/x", "http://localhost:3000/x", "https://localhost:9/x"])
    expect(await refuseTarget(url), url).toBeUndefined();
  expect(await refuseTarget("https://149.154.167.220/x")).toBeUndefined();
  expect(await refuseTarget("ftp://e.com")).toBe("invalid webhook URL specified");
  const needsHttps = "bad webhook: An HTTPS URL must be provided for webhook";
  for (const url of [
    "http://8.8.8.8/",
    "http://10.0.0.1/",
    "http://169.254.169.254/latest",
    "http://[fd00::1]/",
  ])
    expect(await refuseTarget(url), url).toBe(needsHttps);
  expect(await refuseTarget("https://192.168.1.1/")).toBe("bad webhook: IP address 192.168.1.1 is reserved");
  // Other spellings of 10.0.0.1.
  for (const url of ["https://0xa000001/", "https://167772161/", "https://012.0.0.1/"])
    expect(await refuseTarget(url), url).toBe("bad webhook: IP address 10.0.0.1 is reserved");
  expect(await refuseTarget("https://8.8.8.8:22/")).toMatch("ports 80, 88, 443 or 8443");
  expect(await refuseTarget("https://no-such-name.invalid/")).toMatch("Failed to resolve host");
  expect(mayLeadTo(new URL("https://[::ffff:10.0.0.1]/"))).toBe(false);
});

test("a redirect is not followed, and inner addresses are not connected to", async () => {
  const paths: (string | undefined)[] = [];
  const server = createServer(({ url }, response) => {
    paths.push(url);
    response.writeHead(307, { location: "/elsewhere" }).end("moved");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { post, close } = createPost();
  const signal = AbortSignal.timeout(60_000);
  const answer = await post(`http://localhost:${port}/hook`, "{}", {}, signal);
  expect(answer).toMatchObject({ status: 307, text: "moved" });
  expect(paths).toEqual(["/hook"]);
  await expect(post("http://10.0.0.1/", "{}", {}, signal)).rejects.toThrow("10.0.0.1 is reserved");
  close();
  server.close();
});
