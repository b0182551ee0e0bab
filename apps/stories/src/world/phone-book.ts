import type { CodeSettings } from "@gotovo/usecases/context";

/** A channel that brings one-time codes nowhere but here: `brought` has the newest of each phone. */
export function createPhoneBook(): { codes: CodeSettings; brought: ReadonlyMap<string, string> } {
  const brought = new Map<string, string>();
  const channel = {
    isOpen: false,
    async send({ phone, code }: { phone: string; code: string }) {
      brought.set(phone, code);
    },
  };
  return { codes: { channel, otpDigits: 4 }, brought };
}
