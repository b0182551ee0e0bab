import { type Context, Hono } from "hono";
import { z } from "zod";
import { actorIn, changeGroup, makeGroup, topicIn, upgradeGroup } from "../person/groups.ts";
import { personById } from "../person/people.ts";
import { groupById, groupSeat } from "../person/seat.ts";
import { placeOf } from "../state/chats.ts";
import { displayMessage } from "../state/display.ts";
import { displayGroup, groupState } from "../state/display-group.ts";
import { joinGroup, leaveGroup, setMember } from "../state/members.ts";
import { isPresent, memberOf } from "../state/roster.ts";
import { createTopic, deleteTopic, editTopic, setTopicClosed } from "../state/topics.ts";
import type { Group } from "../state/types.ts";
import type { World } from "../state/world.ts";
import { actRoutes } from "./act-routes.ts";
import * as contract from "./contract.ts";
import { botNamed } from "./deps.ts";
import { notFound, notPossible } from "./failure.ts";
import { bodyOf, idOf, limitParam, queryOf } from "./input.ts";
import { changeIn, waitParams } from "./wait-for-change.ts";

const whole = z.coerce.number().int();
const listQuery = z.strictObject({ person_id: whole.optional() });
const byQuery = z.strictObject({ by: whole.optional() });
const viewQuery = z.strictObject({
  limit: limitParam(200),
  before: whole.optional(),
  topic: z.union([z.literal("general"), whole]).optional(),
  ...waitParams,
});

/** /groups: supergroups, who is in them, their topics, and what a person does there. */
export function groupRoutes({ world }: { world: World }): Hono {
  const app = new Hono();
  const groupIn = (c: Context): Group => groupById(world, idOf(c, "group_id"));
  const shown = (group: Group) => ({ group: groupState(world, group) });

  app.get("/", (c) => {
    const { person_id } = queryOf(c, listQuery);
    const groups = [...world.chats.values()].filter(
      (chat): chat is Group =>
        chat.kind === "supergroup" &&
        chat.migrated_to === undefined &&
        (person_id === undefined || isPresent(memberOf(chat, person_id))),
    );
    return c.json({
      groups: groups.map((group) => {
        const last = [...group.messages.values()].at(-1);
        return { ...shown(group), last_message: last ? displayMessage(world, group, last) : null };
      }),
    });
  });
  app.post("/", async (c) => c.json(shown(makeGroup(world, await bodyOf(c, contract.createGroup)))));
  app.get("/:group_id", async (c) => {
    const query = queryOf(c, viewQuery);
    await changeIn(world.events, placeOf(groupIn(c)), query);
    return c.json(displayGroup(world, groupIn(c), query));
  });
  app.patch("/:group_id", async (c) => {
    const wish = await bodyOf(c, contract.updateGroup);
    const group = groupIn(c);
    changeGroup(world, group, wish);
    return c.json(shown(group));
  });
  app.post("/:group_id/upgrade", async (c) => {
    const { by } = await bodyOf(c, contract.upgradeGroup);
    return c.json(shown(upgradeGroup(world, groupIn(c), by)));
  });
  memberRoutes(app, world, groupIn);
  topicRoutes(app, world, groupIn);
  app.route(
    "/:group_id/as/:person_id",
    actRoutes(world, (c) => groupSeat(world, idOf(c, "group_id"), idOf(c, "person_id"))),
  );
  return app;
}

function memberRoutes(app: Hono, world: World, groupIn: (c: Context) => Group): void {
  const idNamed = (name: string | number) =>
    /^\d+$/.test(String(name)) ? personById(world, Number(name)).id : botNamed(world, String(name)).id;
  const present = (c: Context, group: Group) => {
    const member = memberOf(group, idNamed(c.req.param("member") as string));
    if (!isPresent(member)) throw notFound(`member ${c.req.param("member")}`);
    return member;
  };

  app.post("/:group_id/members", async (c) => {
    const wish = await bodyOf(c, contract.addMember);
    const group = groupIn(c);
    const id = idNamed(wish.member);
    if (isPresent(memberOf(group, id))) throw notPossible("taken", `${wish.member} is in the group already`);
    joinGroup(world, group, id, actorIn(group, wish.by));
    return c.json({ group: groupState(world, group) });
  });
  app.patch("/:group_id/members/:member", async (c) => {
    const { rights, by } = await bodyOf(c, contract.changeMember);
    const group = groupIn(c);
    const { id, status } = present(c, group);
    if (status === "creator") throw notPossible("creator", "the creator stays what they are");
    const changed = rights
      ? ({ id, status: "administrator", rights } as const)
      : ({ id, status: "member" } as const);
    setMember(world, group, changed, actorIn(group, by));
    return c.json({ group: groupState(world, group) });
  });
  app.delete("/:group_id/members/:member", (c) => {
    const { by } = queryOf(c, byQuery);
    const group = groupIn(c);
    leaveGroup(world, group, present(c, group).id, actorIn(group, by));
    return c.json({ group: groupState(world, group) });
  });
}

function topicRoutes(app: Hono, world: World, groupIn: (c: Context) => Group): void {
  app.post("/:group_id/topics", async (c) => {
    const { by, ...look } = await bodyOf(c, contract.openTopic);
    const group = groupIn(c);
    if (!group.is_forum) throw notPossible("no_forum", "the group has no topics");
    return c.json({ topic: createTopic(world, group, look, actorIn(group, by)) });
  });
  app.patch("/:group_id/topics/:thread_id", async (c) => {
    const { by, name, closed } = await bodyOf(c, contract.updateTopic);
    const group = groupIn(c);
    const topic = topicIn(group, idOf(c, "thread_id"));
    const actor = actorIn(group, by);
    if (name !== undefined) editTopic(world, group, topic, { name }, actor);
    if (closed !== undefined) setTopicClosed(world, group, topic, closed, actor);
    return c.json({ topic });
  });
  app.delete("/:group_id/topics/:thread_id", (c) => {
    const group = groupIn(c);
    deleteTopic(world, group, topicIn(group, idOf(c, "thread_id")));
    return c.json({ ok: true });
  });
}
