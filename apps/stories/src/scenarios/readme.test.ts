import { readFileSync } from "node:fs";
import { join } from "node:path";
import { placedOrderAnswer } from "@gotovo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type World } from "../world/world.ts";

const readme = readFileSync(join(import.meta.dirname, "../../../../README.md"), "utf8");

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test("the README's one call is the whole integration", async () => {
  const cafe = await world.cafe("Corner Coffee");
  const call = /curl http:\/\/localhost:3000(\S+) [\s\S]*?-d '([\s\S]*?)'\n```/.exec(readme);
  const body = (call?.[2] ?? "").replace(`'"$HORECA_ID"'`, cafe.horecaId);
  const answer = await world.place.fetch(`${world.place.url}${call?.[1]}`, {
    method: "POST",
    headers: { authorization: `Bearer ${cafe.apiKey}`, "content-type": "application/json" },
    body,
  });
  const { order, tracking } = placedOrderAnswer.parse(await answer.json());
  expect(order).toMatchObject({ order_id: "A-1042", status: "placed" });
  expect(tracking.page_url).toContain("/t/");
  expect(tracking.telegram).toMatchObject({
    state: "unlinked",
    code: expect.any(String),
    url: expect.any(String),
  });
});
