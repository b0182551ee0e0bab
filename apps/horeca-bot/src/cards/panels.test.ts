import { type DesiredCard, messageLimit } from "@gotovo/telegram";
import type { QuickAnswersView } from "@gotovo/usecases/dialogs/quick-answers/quick-answers-of-chat";
import type { TeamView } from "@gotovo/usecases/venue/staff/team-of-chat";
import { describe, expect, test } from "vitest";
import {
  memberCallback,
  quickCallback,
  quickItemCallback,
  roleCallback,
  teamCallback,
} from "../callbacks.ts";
import { translator } from "../testing/texts.ts";
import { quickCard } from "./quick-card.ts";
import { teamCard } from "./team-card.ts";
import { venueCard } from "./venue-card.ts";

const now = new Date("2026-11-20T12:00:00Z");

const uuid = (n: number) => `0199d1f2-7c9e-7d3a-b7a5-${String(n).padStart(12, "0")}`;
const longest = "👩‍🍳<b>&amp;".repeat(12).slice(0, 128);

const team: TeamView = {
  staffId: uuid(0),
  role: "owner",
  venueName: longest.repeat(3),
  timezone: "Europe/Moscow",
  members: Array.from({ length: 60 }, (_, n) => ({
    staffId: uuid(n),
    name: longest,
    role: n === 0 ? "owner" : "barista",
    onDuty: true,
  })),
  invites: Array.from({ length: 60 }, (_, n) => ({
    inviteId: uuid(n),
    role: "manager",
    expiresAt: new Date("2026-11-21T12:00:00Z"),
    by: longest,
  })),
};

const quick: QuickAnswersView = {
  role: "manager",
  venueName: "Зерно",
  receiver: { name: longest, order: "A-1042" },
  answers: Array.from({ length: 50 }, (_, n) => ({
    id: uuid(n),
    title: "🧁".repeat(40),
    text: "{name}<>&".repeat(111),
  })),
};

const visible = (text: string) => text.replace(/<[^>]*>/g, "").replace(/&\w+;/g, "&");
const labels = (card: DesiredCard) => card.keyboard.map((row) => row.map(({ text }) => text));

const views = {
  team: [
    ...[0, 7, 99].flatMap((page) => [
      teamCallback.pack({ list: "members", page }),
      teamCallback.pack({ list: "invites", page }),
    ]),
    memberCallback.pack({ staff: uuid(1), step: "open" }),
    memberCallback.pack({ staff: uuid(0), step: "open" }),
    memberCallback.pack({ staff: uuid(1), step: "ask" }),
    memberCallback.pack({ staff: uuid(0), step: "ask" }),
    roleCallback.pack({ staff: uuid(1), to: "owner", step: "ask" }),
    roleCallback.pack({ staff: uuid(0), to: "barista", step: "ask" }),
  ],
  quick: [
    ...[0, 6, 99].flatMap((page) => [
      quickCallback.pack({ mode: "send", page }),
      quickCallback.pack({ mode: "manage", page }),
    ]),
    quickItemCallback.pack({ answer: uuid(1), step: "open" }),
    quickItemCallback.pack({ answer: uuid(1), step: "ask" }),
  ],
};

describe.each(["ru", "en"])("panels (%s)", (language) => {
  const texts = translator(language);

  test("fit into a message whatever people are called and write", () => {
    const venues = Array.from({ length: 30 }, (_, n) => ({
      venueId: uuid(n),
      name: longest,
      merchant: longest,
      current: n === 0,
    }));
    const cards = [
      ...views.team.map((view) => teamCard(texts, team, view, now)),
      ...views.quick.map((view) => quickCard(texts, quick, view)),
      venueCard(texts, venues),
    ];
    for (const card of cards) {
      expect(visible(card.text).length).toBeLessThanOrEqual(messageLimit);
      expect(card.text).not.toContain("👩‍🍳<b>");
      expect(card.keyboard.flat().length).toBeLessThanOrEqual(100);
      expect(card.keyboard.every((row) => row.length > 0)).toBe(true);
    }
  });

  test("are silent, and each can be closed", () => {
    for (const card of [teamCard(texts, team, "nonsense", now), quickCard(texts, quick, "nonsense")]) {
      expect(card).toMatchObject({ alert: null, sound: false });
      expect(labels(card).at(-1)).toEqual([texts.plain("button-close")]);
    }
  });
});

describe("a page", () => {
  const texts = translator("en");

  test("that is not there any more is the last one", () => {
    const far = quickCard(texts, quick, quickCallback.pack({ mode: "send", page: 99 }));
    expect(labels(far).flat()).toContain("◀️ 6 of 7");
    expect(labels(far).filter(([label]) => label?.startsWith("🧁"))).toHaveLength(2);
  });

  test("of a member who is gone is the team's first", () => {
    const gone = memberCallback.pack({ staff: uuid(99), step: "ask" });
    expect(visible(teamCard(texts, team, gone, now).text)).toContain("The team of");
  });
});

describe("without the right to manage", () => {
  const texts = translator("en");
  const barista: TeamView = { ...team, staffId: uuid(1), role: "barista", invites: [] };

  test("whatever view is asked for, a barista sees their own page, and may leave", () => {
    const leaving = memberCallback.pack({ staff: barista.staffId, step: "ask" });
    for (const view of views.team.filter((data) => data !== leaving))
      expect(labels(teamCard(texts, barista, view, now))).toEqual([["🚪 Leave the team"], ["✖️ Close"]]);
    expect(labels(teamCard(texts, barista, leaving, now))).toEqual([["Yes, leave"], ["No"], ["✖️ Close"]]);
  });

  test("quick answers can be sent, not changed", () => {
    for (const view of views.quick) {
      const card = quickCard(texts, { ...quick, role: "barista" }, view);
      expect(labels(card).flat().join()).not.toMatch(/Change|Add|Delete|Title/);
    }
  });
});
