export interface RecentOrder {
  readonly number: string;
  /** Path of the tracking page. */
  readonly path: string;
  /** Unix time in milliseconds. */
  readonly at: number;
}

const shownForMs = 3 * 3_600_000;
const mostShown = 2;

/** The newest orders of the last hours, the newest first. */
export function recentOrders(orders: readonly RecentOrder[], now: number): RecentOrder[] {
  return orders
    .filter((order) => now - order.at < shownForMs)
    .sort((a, b) => b.at - a.at)
    .slice(0, mostShown);
}

export function parseRecentOrders(stored: string | null): RecentOrder[] {
  try {
    const value: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(value) ? value.filter(isRecentOrder) : [];
  } catch {
    // A damaged value: nothing is remembered.
    return [];
  }
}

function isRecentOrder(value: unknown): value is RecentOrder {
  const order = value as RecentOrder | null;
  return (
    typeof order?.number === "string" && typeof order.at === "number" && /^\/t\/[^/]+$/.test(order.path ?? "")
  );
}
