type Column = "test" | "torture";

/**
 * How large a proof by size is. `npm test` takes the column `test`, `npm run torture` the column `torture`: the same
 * files, the same assertions. A number that a test needs for its meaning (one more than a limit) does not belong here.
 */
const table = {
  /** Cases of a property that names no size of its own. */
  properties: { test: 100, torture: 2_000 },
  /** Sequences of mishaps in a chat that is brought up to date. */
  mishaps: { test: 200, torture: 15_000 },

  /** Requests made up for each operation of the API. */
  requests: { test: 12, torture: 300 },
  requestBodies: { test: 25, torture: 1_000 },
  requestPaths: { test: 100, torture: 2_000 },

  /** Texts typed to each bot, and buttons tapped in it. */
  typedTexts: { test: 10, torture: 80 },
  taps: { test: 30, torture: 1_000 },
  /** What crosses a dialog, each way. */
  dialogPieces: { test: 8, torture: 80 },
  dialogEdits: { test: 10, torture: 100 },
  dialogNames: { test: 5, torture: 30 },

  /** Random histories of three orders each, whose log is replayed. */
  histories: { test: 12, torture: 400 },
  /** Random histories of a café in which orders wait to be heard of. */
  escalations: { test: 2, torture: 150 },
  /** Orders that are canceled and ready at once: an even number. */
  races: { test: 80, torture: 1_000 },
  /** Who follow orders through bad weather, past an outage, and within a bot's limits. */
  stormFollowers: { test: 15, torture: 48 },
  outageFollowers: { test: 8, torture: 80 },
  limitFollowers: { test: 25, torture: 160 },
  /** Customers that talk with three of staff at once, and how often all of them do. */
  crowd: { test: 8, torture: 60 },
  crowdRounds: { test: 2, torture: 4 },

  /** Receivers of a broadcast that a kill interrupts. */
  receivers: { test: 30, torture: 200 },
  /** Who follow two orders each at each of two cafés when the product is killed. */
  killedCustomers: { test: 6, torture: 25 },
  /** Who order in a rush of more than one bot may tell, its seconds, and requests of a café that asks all at once. */
  rushCustomers: { test: 16, torture: 360 },
  rushSeconds: { test: 2, torture: 180 },
  /** Who order while processes are killed in turn, seconds between the kills, kills; 1: a process has one role. */
  turnsCustomers: { test: 6, torture: 40 },
  turnSeconds: { test: 4, torture: 30 },
  turns: { test: 1, torture: 8 },
  rolesApart: { test: 0, torture: 1 },
  /** Kills amid what waits for time or for an answer, each a minute apart; with none the story is passed over. */
  killedQuestions: { test: 0, torture: 2 },
  /** Servers that follow the first, and are promoted in turn; with none the story is passed over. */
  replicas: { test: 0, torture: 2 },
  /** Processes that work one queue, and its jobs. */
  jobProcesses: { test: 3, torture: 8 },
  sharedJobs: { test: 150, torture: 4_000 },
  floodRequests: { test: 1_000, torture: 4_000 },
  /** Changes of orders while the product is killed, and milliseconds that a slow server takes for each event. */
  webhookChanges: { test: 32, torture: 500 },
  slowAnswerMs: { test: 500, torture: 10_000 },
  /** Orders whose log is measured, and calls to Telegram that are lost while it is away. */
  loggedOrders: { test: 8, torture: 200 },
  lostCalls: { test: 40, torture: 1_000 },
  /** Requests that are accepted between two ends of the database. */
  requestsPerOutage: { test: 60, torture: 300 },

  /** What a query's plan and its cost are looked at with. */
  dialogs: { test: 4_000, torture: 10_000 },
  pastOrders: { test: 4_000, torture: 1_000_000 },
  /** Rows of each table whose time is just over, and as many of which it is not yet. */
  forgottenRows: { test: 20, torture: 20_000 },
  /** How often the same things are done at the same moment, over the database alone. */
  collisions: { test: 5, torture: 100 },
  cancelRounds: { test: 25, torture: 1_000 },
} as const satisfies Record<string, Record<Column, number>>;

const column: Column = process.env.TEST_SIZES === "torture" ? "torture" : "test";

/** The sizes of this run. */
export const sizes = Object.fromEntries(
  Object.entries(table).map(([name, columns]) => [name, columns[column]]),
) as Record<keyof typeof table, number>;

/** What chance is drawn from: the same at every `npm test`, a fresh one at every `npm run torture`, which prints it. */
export const testSeed = Number(process.env.TEST_SEED ?? 20_261_120);
