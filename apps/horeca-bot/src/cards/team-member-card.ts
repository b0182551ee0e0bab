import { may, rolesFor, type StaffRole, type TeamChange, type TeamTarget, teamRefusal } from "@gotovo/domain";
import { type DesiredCard, shorten, type Texts } from "@gotovo/telegram";
import type { TeamMember } from "@gotovo/usecases/venue/staff/list-team";
import type { TeamView } from "@gotovo/usecases/venue/staff/team-of-chat";
import { memberCallback, roleCallback, teamCallback } from "../callbacks.ts";
import { type Button, panelCard } from "./panel-card.ts";

/** The page of one member: what they are, and what the viewer may change about it. */
export function memberCard(texts: Texts, team: TeamView, member: TeamMember): DesiredCard {
  const target = targetOf(team, member);
  const roles = rolesFor(team.role, target).map((to): Button[] => {
    const step = needsQuestion(target, to) ? "ask" : "do";
    const data = roleCallback.pack({ staff: member.staffId, to, step });
    return [{ text: texts.plain("button-make", { role: to }), callback_data: data }];
  });
  const removal = teamRefusal(team.role, target, { type: "remove" });
  const remove: Button = {
    text: texts.plain(target.self ? "button-leave" : "button-remove"),
    callback_data: memberCallback.pack({ staff: member.staffId, step: "ask" }),
  };
  const manages = may(team.role, "team.manage");
  const args = { role: texts.plain("role", { role: member.role }), onDuty: String(member.onDuty) };
  return panelCard(
    texts,
    "team",
    [
      texts.html("team-page", { ...args, ...namesOf(team, member), self: String(target.self) }),
      ...(removal === "last_owner" ? ["", texts.html("team-last-owner", { self: String(target.self) })] : []),
      ...(manages ? [] : ["", texts.html("team-forbidden")]),
    ],
    [...roles, removal === null ? [remove] : [], manages ? [toTeam(texts)] : []],
  );
}

/** The question that a button of that page asks; null when the answer could not be yes (any longer). */
export function questionCard(
  texts: Texts,
  team: TeamView,
  member: TeamMember,
  view: string,
): DesiredCard | null {
  const target = targetOf(team, member);
  const isAllowed = (change: TeamChange) => teamRefusal(team.role, target, change) === null;
  const to = roleCallback.parse(view)?.to;
  if (to && needsQuestion(target, to) && isAllowed({ type: "set_role", to }))
    return roleQuestionCard(texts, team, member, to);
  const isAsked = memberCallback.parse(view)?.step === "ask";
  return isAsked && isAllowed({ type: "remove" }) ? leavingCard(texts, team, member) : null;
}

/** "Really?", before somebody is removed or leaves. */
function leavingCard(texts: Texts, team: TeamView, member: TeamMember): DesiredCard {
  const { self } = targetOf(team, member);
  const yes: Button = {
    text: texts.plain(self ? "button-leave-yes" : "button-remove-yes"),
    callback_data: memberCallback.pack({ staff: member.staffId, step: "remove" }),
    style: "danger",
  };
  const question = texts.html(self ? "team-leave-question" : "team-remove-question", namesOf(team, member));
  return panelCard(texts, "team", [question], [[yes], [no(texts, member)]]);
}

/** "Really?", before somebody becomes an owner, or gives up a role of their own. */
function roleQuestionCard(texts: Texts, team: TeamView, member: TeamMember, to: StaffRole): DesiredCard {
  const { self } = targetOf(team, member);
  const yes: Button = {
    text: texts.plain("button-make-yes", { role: to }),
    callback_data: roleCallback.pack({ staff: member.staffId, to, step: "do" }),
    style: "danger",
  };
  const args = { ...namesOf(team, member), role: texts.plain("role", { role: member.role }) };
  const question = texts.html(self ? "team-step-down-question" : "team-owner-question", args);
  return panelCard(texts, "team", [question], [[yes], [no(texts, member)]]);
}

function targetOf(team: TeamView, member: TeamMember): TeamTarget {
  const owners = team.members.filter(({ role }) => role === "owner");
  return {
    role: member.role,
    self: member.staffId === team.staffId,
    lastOwner: member.role === "owner" && owners.length === 1,
  };
}

/** Power that cannot be taken back by who gives it away is asked about. */
function needsQuestion({ self }: TeamTarget, to: StaffRole): boolean {
  return self || to === "owner";
}

function namesOf(team: TeamView, member: TeamMember) {
  return { name: shorten(member.name, 100), venue: shorten(team.venueName, 100) };
}

function no(texts: Texts, { staffId }: TeamMember): Button {
  return {
    text: texts.plain("button-no"),
    callback_data: memberCallback.pack({ staff: staffId, step: "open" }),
  };
}

function toTeam(texts: Texts): Button {
  return {
    text: texts.plain("button-to-team"),
    callback_data: teamCallback.pack({ list: "members", page: 0 }),
  };
}
