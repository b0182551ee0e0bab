import { DomainError } from "@gotovo/domain";
import { type Profile, profileOfPerson } from "@gotovo/usecases/accounts/profile-of-person";
import type { Deps } from "@gotovo/usecases/context";
import QRCode from "qrcode";

/** The link for friends: into the bot, with the invite code. */
export function inviteLink(linkRoot: string, { botUsername, inviteCode }: Profile): string {
  return `${linkRoot}/${botUsername}?start=inv_${inviteCode}`;
}

/** Makes the picture of that link, for a friend's camera. */
export function inviteQr(
  deps: Deps,
  linkRoot: string,
): (args: Record<string, string | number>) => Promise<Uint8Array> {
  return async ({ person }) => {
    const profile = await profileOfPerson(deps, String(person));
    if (profile === null) throw new DomainError("not_found");
    return QRCode.toBuffer(inviteLink(linkRoot, profile), {
      errorCorrectionLevel: "M",
      margin: 4,
      scale: 12,
    });
  };
}
