import type { Deps } from "@gotovo/usecases/context";
import { cabinetOfChat } from "@gotovo/usecases/dialogs/cabinet";
import {
  type DialogListRow,
  type DialogListView,
  dialogFilters,
  dialogsOnPage,
} from "@gotovo/usecases/dialogs/dialog-list";
import { listDialogs, showDialogList } from "@gotovo/usecases/dialogs/list-dialogs";
import { openBenchDeps } from "../lib/database.ts";
import { type Figure, median, time } from "../lib/figure.ts";
import { seedCustomers, seedMerchant, seedOrders, seedStaff, tidy } from "../lib/seed.ts";
import { seedBroadcasts, seedDialogs } from "../lib/seed-dialogs.ts";

const many = 10_000;
const few = 100;
const rounds = 300;
/** Runs before statements are planned and code is compiled. */
const warmUp = 30;
const barista = 650_000_000n;
const firstCustomer = 600_000_000;

interface Work {
  readonly name: string;
  run(venue: Venue): Promise<unknown>;
}

interface Venue {
  readonly deps: Awaited<ReturnType<typeof openBenchDeps>>;
  readonly viewer: { readonly venueId: string; readonly staffId: string };
  /** A page in the middle of each filter. */
  readonly deep: readonly DialogListView[];
}

/** Whether staff notice how many dialogs their venue has: the same work with ten thousand and with a hundred. */
export async function dialogFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  const large = await prepare(await newDatabase(), many);
  const small = await prepare(await newDatabase(), few);
  try {
    const figures: Figure[] = [];
    for (const { name, run } of works()) {
      const times = { large: [] as number[], small: [] as number[] };
      for (let n = 0; n < warmUp + rounds; n++) {
        times.large.push(await time(() => run(large)));
        times.small.push(await time(() => run(small)));
      }
      figures.push({
        name: `${name} of ${many.toLocaleString("en")} dialogs`,
        unit: "ms",
        measured: median(times.large.slice(warmUp)),
        baseline: median(times.small.slice(warmUp)),
        goal: { atMost: 1.2 },
      });
    }
    return figures;
  } finally {
    await large.deps.close();
    await small.deps.close();
  }
}

function works(): Work[] {
  return [
    ...dialogFilters.map((filter) => ({
      name: `/dialogs, first page, ${filter},`,
      run: ({ deps, viewer }: Venue) => listDialogs(deps, viewer, { filter, from: "newest" }),
    })),
    ...dialogFilters.map((filter, index) => ({
      name: `/dialogs, page in the middle, ${filter},`,
      run: ({ deps, viewer, deep }: Venue) => listDialogs(deps, viewer, deep[index] as DialogListView),
    })),
    { name: "all that a staff chat shows", run: ({ deps }) => cabinetOfChat(deps, barista) },
  ];
}

async function prepare(url: string, dialogs: number): Promise<Venue> {
  const deps = await openBenchDeps(url);
  const merchant = await seedMerchant(deps);
  await seedCustomers(deps, merchant.merchantId, firstCustomer, dialogs);
  for (const id of [barista, barista + 1n]) await seedStaff(deps, merchant.venueId, Number(id));
  await seedOrders(deps, merchant, "D-", dialogs, true);
  await seedDialogs(deps, merchant);
  await seedOrders(deps, merchant, "A-", few, false);
  await seedBroadcasts(deps, merchant, barista, dialogs / 100);
  const viewer = { venueId: merchant.venueId, staffId: await openCabinet(deps, merchant.venueId) };
  await tidy(deps);
  const deep: DialogListView[] = [];
  for (const filter of dialogFilters) deep.push(await middleOf(deps, viewer, filter));
  return { deps, viewer, deep };
}

/** A dialog is open in the barista's chat, the list too, and some are selected; returns their staff id. */
async function openCabinet(deps: Deps, venueId: string): Promise<string> {
  const { rows } = await deps.db.pool.query<{ id: string }>(
    `update chat set dialog_at = now(),
       dialog_id = (select id from dialog where venue_id = $1 and assignee_id is not null and closed_at is null limit 1)
     where bot = 'horeca' and chat_id = $2
     returning (select id from staff where staff.venue_id = $1 and staff.person_id = chat.person_id) as id`,
    [venueId, barista],
  );
  const staffId = rows[0]?.id ?? "";
  await showDialogList(deps, { bot: "horeca", chatId: barista }, { filter: "all", from: "newest" });
  await deps.db.pool.query(
    `insert into selected_person (staff_id, person_id, selected_at)
     select $2, person_id, now() from dialog where venue_id = $1 order by last_message_at desc limit 5`,
    [venueId, staffId],
  );
  return staffId;
}

/** A full page from the middle of a filter, or as near to it as the venue has one. */
async function middleOf(
  deps: Deps,
  viewer: Venue["viewer"],
  filter: (typeof dialogFilters)[number],
): Promise<DialogListView> {
  const found: DialogListRow[] = [];
  for (let view: DialogListView | null = { filter, from: "newest" }; view !== null; ) {
    const { rows, hasOlder } = await listDialogs(deps, viewer, view);
    found.push(...rows);
    view = hasOlder ? after(filter, rows.at(-1)) : null;
  }
  return after(filter, found[Math.min(Math.floor(found.length / 2), found.length - dialogsOnPage - 2)]);
}

function after(filter: (typeof dialogFilters)[number], row: DialogListRow | undefined): DialogListView {
  if (!row) throw new Error(`Too few dialogs: ${filter}`);
  return { filter, from: "older", part: row.part, at: row.at.getTime(), id: row.id };
}
