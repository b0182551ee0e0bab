import { Hono } from "hono";
import { sampleKinds } from "../botapi/samples.ts";
import { addPerson, changePerson, personById } from "../person/people.ts";
import { displayBot } from "../state/display.ts";
import type { World } from "../state/world.ts";
import { createPerson, updatePerson } from "./contract.ts";
import { bodyOf, idOf } from "./input.ts";

/** /people and /bots. */
export function peopleRoutes({ world }: { world: World }): Hono {
  const app = new Hono();
  app.get("/people", (c) => c.json({ people: [...world.people.values()] }));
  app.post("/people", async (c) => c.json(addPerson(world, await bodyOf(c, createPerson))));
  app.get("/people/:id", (c) => c.json(personById(world, idOf(c, "id"))));
  app.patch("/people/:id", async (c) =>
    c.json(changePerson(world, idOf(c, "id"), await bodyOf(c, updatePerson))),
  );
  app.delete("/people/:id", (c) => c.json(changePerson(world, idOf(c, "id"), { active: false })));
  app.get("/kinds", (c) => c.json({ kinds: sampleKinds() }));
  app.get("/bots", (c) => {
    const language = c.req.query("language_code");
    return c.json({ bots: [...world.bots.values()].map((bot) => displayBot(bot, language)) });
  });
  return app;
}
