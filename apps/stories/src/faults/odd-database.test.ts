import { createHost, type Host } from "@gotovo/testing/database/host";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cafe } from "../world/cafe.ts";
import { together } from "../world/together.ts";
import { createWorld, type World } from "../world/world.ts";

const people = 8;

let host: Host;
let world: World;
let cafe: Cafe;
beforeAll(async () => {
  world = await createWorld({
    through: async (url) => {
      host = await createHost(url);
      return host;
    },
  });
  cafe = await world.cafe("Zerno");
  await watchEachRow();
});
afterAll(async () => {
  const faults = world?.faults();
  await world?.close();
  expect(faults).toEqual([]);
});

const everybodysReadOnly = (to: "on" | "off") => `do $$ begin
  execute format('alter database %I set default_transaction_read_only = ${to}', current_database());
  perform pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid();
end $$`;

const atEachRow = (
  body: string,
) => `create or replace function at_each_row() returns trigger language plpgsql as
  $$ begin ${body} end $$`;
/** Every row that is to be stored is told that the disk is full. */
const fullDisk = atEachRow(
  "raise exception 'could not extend file: No space left on device' using errcode = '53100';",
);
const roomyDisk = atEachRow("return new;");

/** One table after another: who locks all of them at once meets the product's transactions. */
async function watchEachRow(): Promise<void> {
  await world.database.query(roomyDisk);
  const tables = "select tablename as name from pg_tables where schemaname = 'public'";
  const { rows } = await world.database.query<{ name: string }>(tables);
  for (const { name } of rows)
    await world.database.query(
      `create trigger at_each_row before insert or update on "${name}" for each row execute function at_each_row()`,
    );
}

const readiness = async () => (await world.place.fetch(`${world.place.url}/health/ready`)).status;

const outages: [string, { begin: () => unknown; end: () => unknown }][] = [
  ["refuses its password", { begin: () => host.refusePasswords(), end: () => host.recover() }],
  [
    "falls silent, and another takes over its address",
    { begin: () => host.fallSilent(), end: () => host.recover() },
  ],
  [
    "takes no writes",
    {
      begin: () => world.database.query(everybodysReadOnly("on")),
      end: () => world.database.query(`begin read write; ${everybodysReadOnly("off")}; commit`),
    },
  ],
  [
    "has a full disk",
    {
      begin: () => world.database.query(fullDisk),
      end: () => world.database.query(roomyDisk),
    },
  ],
];

test.each(outages)(
  "a database that %s: 503 meanwhile, and everybody who wrote is answered after",
  async (name, outage) => {
    const writers = await together(
      Array.from({ length: people }, (_, n) => `Anna ${n}`),
      4,
      (person) => world.customer(person),
    );
    await outage.begin();
    await together(writers, people, ({ chat }) => chat.say("/help"));
    const refused = await cafe.request("POST", "/v1/orders", {
      order_id: name,
      horeca_id: cafe.horecaId,
      items: [{ name: "Tea", quantity: 1 }],
    });
    expect([refused.status, refused.json.code]).toEqual([503, "unavailable"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await readiness()).toBe(503);
    await outage.end();
    await together(writers, people, ({ chat }) => chat.waitForText("What you can do now"));
    await expect.poll(readiness).toBe(200);
    const { rows } = await world.database.query("select update_id, error from update_set_aside");
    expect(rows).toEqual([]);
  },
);
