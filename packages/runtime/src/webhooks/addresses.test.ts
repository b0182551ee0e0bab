import { describe, expect, test } from "vitest";
import { refusedKind } from "./addresses.ts";
import { resolveTarget } from "./target.ts";

/** Registries of IANA for special addresses, and how each can be written. */
const refused = {
  "this network": ["0.0.0.0", "0.255.255.255"],
  loopback: ["127.0.0.1", "127.255.255.254", "::1"],
  private: ["10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.254", "192.168.0.1"],
  "carrier grade NAT": ["100.64.0.1", "100.100.100.200", "100.127.255.254"],
  "link-local, clouds' metadata among them": ["169.254.0.1", "169.254.169.254", "fe80::1", "fe80::1%eth0"],
  "an address of Azure's own host": ["168.63.129.16"],
  "protocol assignments and relays": ["192.0.0.1", "192.0.0.170", "192.88.99.1", "192.31.196.1"],
  documentation: ["192.0.2.1", "198.51.100.1", "203.0.113.9", "2001:db8::1", "3fff::1"],
  benchmarks: ["198.18.0.1", "198.19.255.254", "2001:2::1"],
  multicast: ["224.0.0.1", "233.252.0.1", "239.255.255.250", "ff02::1", "ff0e::1"],
  "reserved and broadcast": ["240.0.0.1", "255.255.255.255"],
  "unspecified, discarded, segment routing": ["::", "100::1", "5f00::1"],
  "unique local, site-local": ["fc00::1", "fd00:ec2::254", "fec0::1"],
  "IPv4 inside IPv6": [
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:a9fe:a9fe",
    "::127.0.0.1",
    "::10.0.0.1",
  ],
  "NAT64 of such": ["64:ff9b::127.0.0.1", "64:ff9b::a00:1", "64:ff9b::169.254.169.254", "64:ff9b:1::808:808"],
  "6to4 of such, and Teredo": ["2002:7f00:1::1", "2002:a00:1::", "2002:c0a8:1::1", "2001:0:4136:e378::1"],
  "not given to anybody": ["4000::1", "e000::1"],
  "no address": ["", "localhost", "10.0.0", "1.2.3.4.5"],
};
const taken = [
  "1.1.1.1",
  "8.8.8.8",
  "100.63.255.255",
  "172.15.255.255",
  "172.32.0.1",
  "203.0.114.1",
  "2606:4700::1111",
  "2a00:1450:4001::1",
  "::ffff:8.8.8.8",
  "64:ff9b::808:808",
  "2002:808:808::1",
];

describe("addresses to which nothing is sent", () => {
  const cases = Object.entries(refused).flatMap(([kind, addresses]) => addresses.map((each) => [kind, each]));
  test.each(cases)("%s: %s", (_kind, address) => {
    expect(refusedKind(address)).not.toBeNull();
  });
  test("they are forty and more", () => expect(cases.length).toBeGreaterThan(40));
});

test.each(taken)("%s is of the public internet", (address) => {
  expect(refusedKind(address)).toBeNull();
});

describe("an endpoint's address", () => {
  const judge = async (url: string, addresses: readonly string[] = ["203.0.114.1"], allowPrivate = false) => {
    const target = await resolveTarget(url, { allowPrivate, resolve: async () => addresses });
    return "refused" in target ? target.refused : null;
  };

  test.each([
    ["https://coffee.example/hook?key=1", null],
    ["https://coffee.example:8443/", null],
    ["https://8.8.8.8/", null],
    ["https://[2606:4700::1111]/", null],
    ["http://coffee.example/", "https"],
    ["ftp://coffee.example/", "https"],
    ["https:coffee.example", "https"],
    ["//coffee.example", "https"],
    ["coffee.example", "https"],
    ["https://", "https"],
    ["https://anna:secret@coffee.example/", "password"],
    ["https://anna@coffee.example/", "password"],
    ["https://coffee.example:22/", "port"],
    ["https://coffee.example:25/", "port"],
    ["https://127.0.0.1/", "not public"],
    ["https://0x7f000001/", "not public"],
    ["https://2130706433/", "not public"],
    ["https://0177.0.0.1/", "not public"],
    ["https://127.1/", "not public"],
    ["https://[::1]/", "not public"],
    ["https://[::ffff:10.0.0.1]/", "not public"],
    ["https://①②⑦.⓪.⓪.①/", "not public"],
  ])("%s", async (url, why) => {
    const refusal = await judge(url);
    if (why === null) expect(refusal).toBeNull();
    else expect(refusal).toContain(why);
  });

  test("a name that also leads inside is refused, and one that leads nowhere", async () => {
    expect(await judge("https://coffee.example/", ["203.0.114.1", "10.0.0.1"])).toContain("private");
    expect(await judge("https://coffee.example/", [])).toContain("no address");
  });

  test("development opens http, any port and private addresses, and no credentials", async () => {
    expect(await judge("http://localhost:80/", ["127.0.0.1"], true)).toBeNull();
    expect(await judge("http://anna:x@localhost/", ["127.0.0.1"], true)).toContain("password");
  });
});
