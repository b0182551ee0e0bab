import type { Written } from "./writing.ts";

/** What is known of a dialog by what people did: who may answer it now (null: nobody), and whether it is open. */
export interface Standing {
  /** Several, where two answered at the same time and either may have been first. */
  assignees: ReadonlySet<number | null>;
  /** What the customer wrote since staff looked last; undefined where both happened at once. */
  unread: number | undefined;
  closed: boolean | undefined;
}

/** What was written by whom, and where every dialog should stand. Customers and staff go by their numbers. */
export function openLedger(customers: number) {
  const standings: Standing[] = Array.from({ length: customers }, () => ({
    assignees: new Set([null]),
    unread: 0,
    closed: false,
  }));
  const ofCustomers: Written[][] = standings.map(() => []);
  /** By member of staff, then in the order of writing. */
  const ofStaff = new Map<number, Written[]>();
  const standingOf = (customer: number) => standings[customer] as Standing;

  return {
    standings,
    standingOf,
    writtenBy: (customer: number) => ofCustomers[customer] as Written[],
    answersOf: (staff: number) => ofStaff.get(staff) ?? [],
    customerWrote(written: Written) {
      ofCustomers[written.customer]?.push(written);
      const standing = standingOf(written.customer);
      if (standing.unread !== undefined) standing.unread += written.parts.length;
      if (standing.closed) standing.closed = false;
    },
    staffWrote(written: Written, by: number) {
      ofStaff.set(by, [...(ofStaff.get(by) ?? []), written]);
    },
    /** Who answers after all these have written to a dialog, one or several at once. */
    answered(customer: number, by: readonly number[]) {
      const standing = standingOf(customer);
      standing.assignees = new Set([...standing.assignees].flatMap((who) => (who === null ? by : [who])));
      Object.assign(standing, { unread: 0, closed: false });
    },
    taken(customer: number, by: number) {
      standingOf(customer).assignees = new Set([by]);
    },
    closed(customer: number) {
      Object.assign(standingOf(customer), { assignees: new Set([null]), unread: 0, closed: true });
    },
    /** Customer and staff were at it at the same time: unread and open or not is anybody's guess until staff looks again. */
    blur(customer: number) {
      Object.assign(standingOf(customer), { unread: undefined, closed: undefined });
    },
  };
}

export type Ledger = ReturnType<typeof openLedger>;
