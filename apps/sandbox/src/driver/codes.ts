import type { Control } from "./http.ts";
import type { PhoneCode } from "./types.ts";
import { type WaitOptions, waitUntil } from "./wait.ts";

/** The inboxes of phones: what the Gateway sent them, somebody's of the sandbox or nobody's. */
export function createCodes(control: Control) {
  const codes = async (phone: string) =>
    (await control.get<{ codes: PhoneCode[] }>("/codes", { phone })).codes;
  const dump = async (phone: string) => {
    const lines = (await codes(phone)).map(
      ({ request_id, code, status }) => `${request_id} ${code} ${status}`,
    );
    return [`── codes to ${phone} ──`, ...lines, "──"].join("\n");
  };

  return {
    /** All codes sent to a phone, the newest first, the revoked and the expired ones too. */
    codes,
    /** Waits for a code that is still good, the newest such. `after`: not this one and none before it. */
    waitForCode: (
      phone: string,
      { after, ...options }: Partial<WaitOptions> & { after?: PhoneCode } = {},
    ): Promise<PhoneCode> =>
      waitUntil(
        async () => {
          const all = await codes(phone);
          const known = all.findIndex(({ request_id }) => request_id === after?.request_id);
          const newer = known < 0 ? all : all.slice(0, known);
          return newer.find(({ status }) => status === "delivered" || status === "read");
        },
        { what: `a code to ${phone}`, ...options },
        () => dump(phone),
      ),
  };
}
