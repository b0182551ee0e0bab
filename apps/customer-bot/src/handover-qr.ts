import { DomainError } from "@gotovo/domain";
import { createBotNames } from "@gotovo/usecases/chats/register-bot";
import type { Deps } from "@gotovo/usecases/context";
import { findOrder } from "@gotovo/usecases/orders/find-order";
import { handoverPayload } from "@gotovo/usecases/orders/handover/handover-link";
import QRCode from "qrcode";

/** Makes the picture by which a café's staff find a customer's order: a link into their bot. */
export function handoverQr(
  deps: Deps,
  linkRoot: string,
): (args: Record<string, string | number>) => Promise<Uint8Array> {
  const nameOf = createBotNames(deps);
  return async ({ order, person }) => {
    const { id } = await findOrder(
      deps.db.prisma,
      { kind: "customer", personId: String(person) },
      { id: String(order) },
    );
    const bot = await nameOf("horeca");
    if (bot === null) throw new DomainError("not_found");
    const link = `${linkRoot}/${bot}?start=${handoverPayload(deps.keyring, id)}`;
    return QRCode.toBuffer(link, { errorCorrectionLevel: "M", margin: 4, scale: 12 });
  };
}
