import type { ChatDriver, GroupDriver, Message } from "@gotovo/sandbox/driver";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Cafe, openCafe, type Venue } from "../../../testing/cafe.ts";
import { tapWhenThere } from "../../../testing/tap-when-there.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterEach(() => expect(cafe.errors).toEqual([]));
afterAll(() => cafe.close());

const topics = { can_manage_topics: true };

/** A group of people with the bot in it as an administrator who may make topics. */
async function teamGroup(...members: ChatDriver[]): Promise<GroupDriver> {
  const group = await cafe.telegram.group({ title: "Смена", forum: true, members });
  await group.addBot(cafe.username);
  await group.promoteBot(cafe.username, topics);
  await group.waitForText("👋");
  return group;
}

async function venueWithOwner(name: string, language: "ru" | "en" = "ru") {
  const venue = await cafe.venue(name);
  return { venue, owner: await venue.join("Ольга", "owner", language) };
}

/** The group that a venue has, as the database knows it. */
const groupIdOf = async ({ venueId }: Venue) => {
  const group = await cafe.deps.db.prisma.venueGroup.findUnique({ where: { venueId } });
  return group === null ? null : Number(group.chatId);
};

describe("/connect", () => {
  test("makes a group of an owner the venue's; a second time it says so again", async () => {
    const { venue, owner } = await venueWithOwner("Зерно");
    const group = await teamGroup(owner);
    for (const command of ["/connect", `/connect@${cafe.username}`]) {
      const asked = await group.as(owner).say(command);
      const answer = await group.waitFor(
        (messages) =>
          messages.find(
            ({ message_id, text }) =>
              message_id > asked.message_id && text?.includes("Группа подключена: «Зерно»"),
          ),
        { what: "the answer" },
      );
      expect(answer.thread_id).toBeUndefined();
    }
    expect(await groupIdOf(venue)).toBe(group.id);
  });

  test("says what lacks, one after the other, in the owner's language", async () => {
    const { venue, owner } = await venueWithOwner("Beans", "en");
    const group = await cafe.telegram.group({ title: "Team", members: [owner] });
    await group.addBot(cafe.username);
    await group.waitForText("Switch on “Topics” in the group’s settings");
    const asks = () => group.as(owner).say("/connect");
    await asks();
    await group.waitForText("Only a group with topics can be connected");
    await group.setForum(true);
    await asks();
    await group.waitForText("I have to be an administrator");
    await group.promoteBot(cafe.username, { can_manage_topics: false, can_pin_messages: true });
    await asks();
    await group.waitForText("without the right “Manage topics”");
    expect(await groupIdOf(venue)).toBeNull();
    await group.promoteBot(cafe.username, topics);
    await asks();
    await group.waitForText("The group is connected to “Beans”");
  });

  test("is not for managers and strangers, who are told so, but not over and over", async () => {
    const { venue } = await venueWithOwner("Пена");
    const manager = await venue.join("Мария", "manager");
    const stranger = await cafe.stranger("Глеб");
    const group = await teamGroup(manager, stranger);
    for (const person of [manager, stranger]) {
      for (let times = 0; times < 3; times++) await group.as(person).say("/connect");
    }
    await cafe.telegram.settled(cafe.username);
    const refusalsIn = (messages: Message[]) =>
      messages.filter(({ text }) => text?.includes("только владелец кафе")).length;
    await group.waitFor((messages) => refusalsIn(messages) === 2, { what: "two refusals" });
    const { owner } = await venueWithOwner("Лавка");
    await group.add(owner);
    await group.as(owner).say("/connect");
    await group.waitForText("Группа подключена");
    expect(refusalsIn(await group.messages())).toBe(2);
    expect(await groupIdOf(venue)).toBeNull();
  });

  test("of a group of another venue is refused without naming it, until that one lets it go", async () => {
    const [first, second] = [await venueWithOwner("Первая"), await venueWithOwner("Вторая")];
    const group = await teamGroup(first.owner, second.owner);
    await group.as(first.owner).say("/connect");
    await group.waitForText("подключена: «Первая»");
    await group.as(second.owner).say("/connect");
    const refusal = await group.waitForText("уже подключена к другому кафе");
    expect(refusal.text).not.toContain("Первая");
    await group.as(second.owner).say("/disconnect");
    await group.waitForText("только владелец кафе");
    expect(await groupIdOf(first.venue)).toBe(group.id);
    await group.as(first.owner).say("/disconnect");
    await group.waitForText("Группа отключена от «Первая»");
    await group.as(second.owner).say("/connect");
    await group.waitForText("подключена: «Вторая»");
    expect(await groupIdOf(second.venue)).toBe(group.id);
  });

  test("in another group moves there; the group before hears of it", async () => {
    const { venue, owner } = await venueWithOwner("Мост");
    const [before, after] = [await teamGroup(owner), await teamGroup(owner)];
    await before.as(owner).say("/connect");
    await before.waitForText("Группа подключена");
    await after.as(owner).say("/connect");
    await after.waitForText("Группа подключена");
    await before.waitForText("теперь в другой группе");
    expect(await groupIdOf(venue)).toBe(after.id);
  });

  test("of an owner of several cafés takes the one that their own chat shows", async () => {
    const [first, second] = [await venueWithOwner("Север"), await cafe.venue("Юг")];
    const { owner } = first;
    await owner.start(await second.invite("owner"));
    await tapWhenThere(owner, "Юг");
    await owner.waitForText("Юг — очередь");
    const group = await teamGroup(owner);
    await group.as(owner).say("/connect");
    await group.waitForText("подключена: «Юг»");
    expect(await groupIdOf(first.venue)).toBeNull();
    expect(await groupIdOf(second)).toBe(group.id);
  });
});

describe("in one's own chat", () => {
  test("/connect says how, and /disconnect leaves the group, whatever became of it", async () => {
    const { venue, owner } = await venueWithOwner("Дом");
    await owner.say("/connect");
    await owner.waitForText("Диалоги «Дом» в группе команды");
    await owner.say("/disconnect");
    await owner.waitForText("Группа не подключена");
    const group = await teamGroup(owner);
    await group.as(owner).say("/connect");
    await group.waitForText("Группа подключена");
    await group.kickBot(cafe.username);
    await owner.waitForText("Группа «Смена» больше не показывает диалоги «Дом»");
    await owner.say("/disconnect");
    await owner.waitForText("Группа «Смена» отключена");
    expect(await groupIdOf(venue)).toBeNull();
  });

  test("an owner hears once that the bot has lost its rights, and once that it has them back", async () => {
    const { owner } = await venueWithOwner("Река");
    const group = await teamGroup(owner);
    await group.as(owner).say("/connect");
    await group.waitForText("Группа подключена");
    await group.promoteBot(cafe.username, { can_manage_topics: false, can_pin_messages: true });
    await group.demoteBot(cafe.username);
    await group.kickBot(cafe.username);
    await group.addBot(cafe.username);
    await group.promoteBot(cafe.username, topics);
    await owner.waitForText("снова показывает диалоги «Река»");
    const told = (await owner.messages()).filter(({ text }) => text?.includes("«Смена»"));
    expect(told.map(({ text }) => text?.slice(0, 2).trim())).toEqual(["⚠️", "✅"]);
  });
});

test("an anonymous administrator is asked who they are", async () => {
  const { venue, owner } = await venueWithOwner("Тень");
  const group = await teamGroup(owner);
  await group.as(owner).say("/connect", { anonymous: true });
  await group.waitForText("Вы пишете от имени группы");
  expect(await groupIdOf(venue)).toBeNull();
});
