import { expect } from "vitest";
import type { World } from "../../world/world.ts";
import { currentDialog, type Row, readList, unreadOnHeader } from "./cabinet.ts";
import type { Crowd } from "./check.ts";
import { nameOf, type StaffMember } from "./staff.ts";

/** A dialog as the database has it. */
export type Stored = Row & { readonly closed: boolean };

/** Every dialog there is, in the order of its customers' names. */
export async function storedDialogs({ deps }: World): Promise<Stored[]> {
  const { rows } = await deps.db.pool.query<Stored>(`
    select p.name, d.unread, ap.name as assignee, d.closed_at is not null as closed
    from dialog d join person p on p.id = d.person_id
    left join staff a on a.id = d.assignee_id left join person ap on ap.id = a.person_id
    order by p.name`);
  return rows;
}

/** The database says what happened, and every list, count and header says what the database does. */
export async function checkScreens({ world, staff, ledger }: Crowd, names: readonly string[]): Promise<void> {
  const stored = await storedDialogs(world);
  for (const [customer, { unread, assignees, closed }] of ledger.standings.entries()) {
    const { assignee, ...rest } = stored[customer] as Stored;
    expect(rest).toEqual({ name: nameOf(customer), unread, closed });
    expect([...assignees].map((number) => (number === null ? null : names[number]))).toContain(assignee);
  }
  await Promise.all(staff.map((member) => checkCabinet(member, names[member.number] as string, stored)));
}

async function checkCabinet({ chat, current }: StaffMember, viewer: string, stored: Stored[]): Promise<void> {
  const open = stored.filter(({ closed }) => !closed);
  const rowsOf = (dialogs: readonly Stored[]): Row[] => dialogs.map(({ closed: _, ...row }) => row);
  const wanted = {
    All: open,
    Mine: open.filter(({ assignee }) => assignee === viewer),
    "Nobody’s": open.filter(({ assignee }) => assignee === null),
    Closed: stored.filter(({ closed }) => closed),
  };
  for (const [filter, dialogs] of Object.entries(wanted)) {
    const rows = await readList(chat, viewer, filter);
    const byName = rows.toSorted((a, b) => a.name.localeCompare(b.name));
    expect([viewer, filter, byName]).toEqual([viewer, filter, rowsOf(dialogs)]);
  }
  const messages = await chat.messages(5000);
  expect(unreadOnHeader(messages), viewer).toBe(open.filter(({ unread }) => unread > 0).length);
  const customer = current();
  const dialog = customer === null ? undefined : stored.find(({ name }) => name === nameOf(customer));
  const shown = currentDialog(messages, viewer);
  expect([viewer, shown]).toEqual([viewer, dialog && { name: dialog.name, assignee: dialog.assignee }]);
}
