import type { StaffRole } from "./venue/staff/role.ts";

/** Who acts. Passed explicitly into every use case; nothing acts "as the system" by default. */
export type Actor =
  | { readonly kind: "customer"; readonly personId: string }
  /** Whoever holds an order's own link: a customer at this one order, and nobody in Telegram. */
  | { readonly kind: "customer"; readonly ownsOrderId: string }
  | {
      readonly kind: "staff";
      readonly personId: string;
      readonly staffId: string;
      readonly venueId: string;
      readonly role: StaffRole;
    }
  | { readonly kind: "merchant"; readonly merchantId: string };

export type ActorKind = Actor["kind"];
