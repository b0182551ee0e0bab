import { invitableRoles, may } from "@gotovo/domain";
import { type DesiredCard, formatMoment, shorten, type Texts } from "@gotovo/telegram";
import type { TeamView } from "@gotovo/usecases/venue/staff/team-of-chat";
import { inviteCallback, memberCallback, revokeCallback, roleCallback, teamCallback } from "../callbacks.ts";
import { inPairs, pageOf, pagerRow, panelCard } from "./panel-card.ts";
import { memberCard, questionCard } from "./team-member-card.ts";

/** The panel of the team. Its view is the data of the button that leads there; who manages nobody sees themselves. */
export function teamCard(texts: Texts, team: TeamView, view: string, now: Date): DesiredCard {
  const own = team.members.find(({ staffId }) => staffId === team.staffId);
  const manages = may(team.role, "team.manage");
  const wish = memberCallback.parse(view) ?? roleCallback.parse(view);
  const wished = team.members.find(({ staffId }) => staffId === wish?.staff);
  const member = manages ? wished : own;
  const question = member && member === wished ? questionCard(texts, team, member, view) : null;
  if (member) return question ?? memberCard(texts, team, member);
  const list = teamCallback.parse(view);
  if (list?.list === "invites") return invitesCard(texts, team, list.page, now);
  return membersCard(texts, team, list?.page ?? 0);
}

function membersCard(texts: Texts, team: TeamView, wanted: number): DesiredCard {
  const page = pageOf(team.members, wanted);
  const lines = page.rows.map(({ staffId, name, role, onDuty }) =>
    texts.html("team-member", {
      name: shorten(name, 40),
      role: texts.plain("role", { role }),
      onDuty: String(onDuty),
      self: String(staffId === team.staffId),
    }),
  );
  const names = page.rows.map(({ staffId, name }) => ({
    text: shorten(name, 30),
    callback_data: memberCallback.pack({ staff: staffId, step: "open" }),
  }));
  const invites = invitableRoles(team.role).map((role) => ({
    text: texts.plain("button-invite", { role }),
    callback_data: inviteCallback.pack({ role }),
  }));
  const open = {
    text: texts.plain("button-open-invites", { count: team.invites.length }),
    callback_data: teamCallback.pack({ list: "invites", page: 0 }),
  };
  const title = { venue: shorten(team.venueName, 100), count: team.members.length };
  return panelCard(
    texts,
    "team",
    [texts.html("team-title", title), "", ...lines, "", texts.html("team-hint")],
    [
      ...inPairs(names),
      pagerRow(texts, page, (to) => teamCallback.pack({ list: "members", page: to })),
      ...inPairs(invites),
      team.invites.length > 0 ? [open] : [],
    ],
  );
}

function invitesCard(texts: Texts, team: TeamView, wanted: number, now: Date): DesiredCard {
  const page = pageOf(team.invites, wanted);
  const lines = page.rows.map(({ role, expiresAt, by }, index) =>
    texts.html(by ? "team-open-invite-by" : "team-open-invite", {
      number: index + 1,
      role: texts.plain("role", { role }),
      time: formatMoment(texts.locale, expiresAt, team.timezone, now),
      ...(by && { by: shorten(by, 40) }),
    }),
  );
  const revoke = page.rows.map(({ inviteId }, index) => ({
    text: texts.plain("button-revoke", { number: index + 1 }),
    callback_data: revokeCallback.pack({ invite: inviteId }),
  }));
  const back = {
    text: texts.plain("button-to-team"),
    callback_data: teamCallback.pack({ list: "members", page: 0 }),
  };
  return panelCard(
    texts,
    "team",
    [
      texts.html("team-open-invites", { venue: shorten(team.venueName, 100) }),
      "",
      ...(lines.length > 0 ? lines : [texts.html("team-no-invites")]),
    ],
    [
      ...inPairs(revoke),
      pagerRow(texts, page, (to) => teamCallback.pack({ list: "invites", page: to })),
      [back],
    ],
  );
}
