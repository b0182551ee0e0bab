import { maskPhone } from "@gotovo/domain";
import { type DesiredCard, escapeHtml, formatDay, shorten, type Texts } from "@gotovo/telegram";
import { type Profile, profileOfPerson } from "@gotovo/usecases/accounts/profile-of-person";
import { listSessions, type SessionRow } from "@gotovo/usecases/accounts/sessions/list-sessions";
import { waitDays } from "@gotovo/usecases/accounts/waits/begin-wait";
import type { Deps } from "@gotovo/usecases/context";
import { keepAccountCallback, profileCallback, sessionCallback } from "../callbacks.ts";
import { inviteLink } from "../invite-link.ts";

/** Subject of the card, and name of the panel. */
export const profilePanel = "profile";

/** What of the profile is open. */
export type ProfileView = "open" | "devices" | "unlink" | "erase";

type What = Parameters<typeof profileCallback.pack>[0]["what"];

/** Devices that are shown with a button each. */
const shownSessions = 10;
const shownFollowers = 20;

/** The card of a person's profile. Whoever has not confirmed a phone has none, but can be erased. */
export async function profileCardOf(
  deps: Deps,
  texts: Texts,
  personId: string,
  view: string,
  linkRoot: string,
): Promise<DesiredCard> {
  const profile = await profileOfPerson(deps, personId);
  if (view === "erase") return eraseCard(texts, profile, deps.clock());
  if (profile === null) return card(texts.html("profile-none"), [[button(texts, "close")]]);
  if (view === "unlink") return card(texts.html("unlink-question"), unlinkButtons(texts));
  if (view !== "devices") return profileCard(texts, profile, linkRoot);
  return devicesCard(texts, await listSessions(deps, profile.id), deps.clock());
}

function profileCard(texts: Texts, profile: Profile, linkRoot: string): DesiredCard {
  const { inviterPhone, followers, followerCount, sessionCount, inviteCode } = profile;
  const link = inviteLink(linkRoot, profile);
  const more = followerCount - Math.min(followers.length, shownFollowers);
  const lines = [
    texts.html("profile-title"),
    "",
    texts.html("profile-name", { name: profile.name ?? "—" }),
    ...(profile.nickname === null ? [] : [texts.html("profile-nickname", { nickname: profile.nickname })]),
    texts.html("profile-phone", { phone: profile.phone ?? "—" }),
    texts.html("profile-telegram"),
    "",
    texts.html("profile-invite-code", { code: inviteCode }),
    escapeHtml(link),
    ...(inviterPhone === null ? [] : [texts.html("profile-invited-by", { phone: maskPhone(inviterPhone) })]),
    texts.html("profile-followers", { count: followerCount }),
    ...followers.slice(0, shownFollowers).map((phone) => `• ${phone}`),
    ...(more > 0 ? [texts.html("profile-more", { count: more })] : []),
  ];
  return card(lines.join("\n"), [
    [{ text: texts.plain("button-copy-invite"), copy_text: { text: link } }],
    [button(texts, "qr"), ...(inviterPhone === null ? [button(texts, "invite")] : [])],
    [button(texts, "name")],
    [{ ...button(texts, "devices"), text: texts.plain("button-profile-devices", { count: sessionCount }) }],
    [button(texts, "export"), button(texts, "unlink")],
    [button(texts, "erase"), button(texts, "close")],
  ]);
}

function devicesCard(texts: Texts, sessions: readonly SessionRow[], now: Date): DesiredCard {
  const shown = sessions.slice(0, shownSessions);
  const lines = shown.map(({ device, address, usedAt }, index) =>
    texts.html("profile-session", {
      number: index + 1,
      device: shorten(device, 80),
      address,
      day: formatDay(texts.locale, usedAt, "Europe/Moscow", now),
    }),
  );
  const text = [
    texts.html(sessions.length === 0 ? "profile-no-sessions" : "profile-sessions", {
      count: sessions.length,
    }),
    ...lines,
  ].join("\n\n");
  return card(text, [
    ...shown.map(({ id, device }, index) => [
      {
        text: texts.plain("button-end-session", { number: index + 1, device: shorten(device, 40) }),
        callback_data: sessionCallback.pack({ session: id }),
      },
    ]),
    ...(sessions.length > 1 ? [[button(texts, "end-others")]] : []),
    [button(texts, "open")],
  ]);
}

function unlinkButtons(texts: Texts): DesiredCard["keyboard"] {
  return [[button(texts, "unlink-yes")], [button(texts, "open")]];
}

/** The vault's key is never in a chat: who has a vault waits, and sees until when. */
function eraseCard(texts: Texts, profile: Profile | null, now: Date): DesiredCard {
  const close = [button(texts, "close")];
  if (profile?.eraseAt) {
    const keep = { text: texts.plain("button-keep-account"), callback_data: keepAccountCallback.pack({}) };
    const day = formatDay(texts.locale, profile.eraseAt, "Europe/Moscow", now);
    return card(texts.html("erase-waits", { day }), [[{ ...keep, style: "success" }], close]);
  }
  const yes = { ...button(texts, "erase-yes"), style: "danger" as const };
  if (!profile?.hasKey) return card(texts.html("erase-question"), [[yes], close]);
  const days = { days: waitDays };
  const question = `${texts.html("erase-question")}\n\n${texts.html("erase-question-vault", days)}`;
  return card(question, [[{ ...yes, text: texts.plain("button-erase-later", days) }], close]);
}

function button(texts: Texts, what: What): { text: string; callback_data: string } {
  return { text: texts.plain("button-profile", { what }), callback_data: profileCallback.pack({ what }) };
}

function card(text: string, keyboard: DesiredCard["keyboard"]): DesiredCard {
  return { subject: profilePanel, text, keyboard, alert: null, sound: false, settled: false };
}
