import { sortedJson } from "../text/sorted-json.ts";

/** Where the order is handed over, and to whom. */
export interface Pickup {
  /** "The counter", "terrace". */
  readonly place?: string | undefined;
  readonly table?: string | undefined;
  /** Whom to call when it is ready. */
  readonly name?: string | undefined;
}

/** What a café keeps with an order for itself; never shown to people. */
export type Metadata = Readonly<Record<string, string>>;

/** Keys of metadata at most. */
export const metadataKeys = 20;

/** Metadata with a change merged in: `null` removes a key, what is not named stays. */
export function mergeMetadata(
  before: Metadata,
  change: Readonly<Record<string, string | null>> | null,
): Metadata {
  const merged = new Map(change === null ? [] : Object.entries(before));
  for (const [key, value] of Object.entries(change ?? {})) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

/** What of an order its café may change while it is under way, beside the status. */
export interface OrderDetails {
  readonly items: unknown;
  readonly description: unknown;
  /** Minor units of the currency. */
  readonly total: number | null;
  readonly currency: string | null;
  /** The customer's wish. */
  readonly note: string | null;
  readonly pickup: Pickup | null;
  readonly metadata: Metadata;
  readonly promisedAt: Date | null;
}

export type DetailField = keyof OrderDetails;

/** What staff and customers see of the details, in the order in which a change is told. */
const shownFields = [
  "items",
  "description",
  "note",
  "pickup",
  "promisedAt",
  "total",
  "currency",
] as const satisfies DetailField[];

/** A change: what is absent stays, `null` is removed, metadata is merged. */
export type DetailsChange = {
  readonly [Field in Exclude<DetailField, "metadata">]?: OrderDetails[Field] | undefined;
} & { readonly metadata?: Readonly<Record<string, string | null>> | null | undefined };

/** The details with a change carried out. */
export function withChange(before: OrderDetails, change: DetailsChange): OrderDetails {
  const { metadata, ...fields } = change;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return {
    ...detailsOf(before),
    ...given,
    metadata: metadata === undefined ? before.metadata : mergeMetadata(before.metadata, metadata),
  };
}

/** The details alone, out of whatever has more. */
function detailsOf(order: OrderDetails): OrderDetails {
  const { items, description, total, currency, note, pickup, metadata, promisedAt } = order;
  return { items, description, total, currency, note, pickup, metadata, promisedAt };
}

/** The field in which details make no order any more; null when nothing is wrong. */
export function faultOf(details: OrderDetails): DetailField | null {
  if (details.items === null && details.description === null) return "items";
  if (details.total !== null && details.currency === null) return "currency";
  return Object.keys(details.metadata).length > metadataKeys ? "metadata" : null;
}

/** The fields in which two differ. */
export function changedFields(before: OrderDetails, after: OrderDetails): DetailField[] {
  const fields: DetailField[] = [...shownFields, "metadata"];
  return fields.filter((field) => sortedJson(before[field]) !== sortedJson(after[field]));
}

/** A change of details that none of the staff has seen yet. */
export interface UnseenChange {
  /** The order's version that brought the last of it: who has seen that has seen all. */
  readonly version: number;
  /** What people saw of the order before. */
  readonly before: Omit<OrderDetails, "metadata">;
}

/** What staff have not seen once `after` is what they are shown; null: nothing that people see is different. */
export function unseenAfter(
  unseen: UnseenChange | null,
  before: OrderDetails,
  after: OrderDetails,
  version: number,
): UnseenChange | null {
  const { metadata: _, ...now } = detailsOf(before);
  const seen = unseen?.before ?? now;
  const changed = changedFields(before, after).some((field) => field !== "metadata");
  if (!changed) return unseen;
  const differs = shownFields.some((field) => sortedJson(seen[field]) !== sortedJson(after[field]));
  return differs ? { version, before: seen } : null;
}

/** What of an order is different from what staff have seen. */
export function unseenFields(unseen: UnseenChange, now: OrderDetails): DetailField[] {
  return shownFields.filter((field) => sortedJson(unseen.before[field]) !== sortedJson(now[field]));
}
