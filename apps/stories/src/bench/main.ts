import { parseArgs } from "node:util";
import { accountFigures } from "./figures/accounts.ts";
import { chatSyncFigures } from "./figures/chat-sync.ts";
import { dialogFigures } from "./figures/dialogs.ts";
import { escalationFigures } from "./figures/escalation.ts";
import { growthFigures } from "./figures/growth.ts";
import { historyFigures } from "./figures/history.ts";
import { availabilityFigures, orderFigures, subscriptionFigures } from "./figures/http.ts";
import { processFigures } from "./figures/process.ts";
import { queueListFigures } from "./figures/queue-list.ts";
import { relayFigures } from "./figures/relay.ts";
import { soakFigures } from "./figures/soak.ts";
import { updateFigures } from "./figures/updates.ts";
import { webhookFigures } from "./figures/webhooks.ts";
import { withPostgres } from "./lib/database.ts";
import { type Figure, judge, table } from "./lib/figure.ts";

const groups: Record<string, (newDatabase: () => Promise<string>) => Promise<Figure[]>> = {
  subscriptions: subscriptionFigures,
  orders: orderFigures,
  availability: availabilityFigures,
  "chat-sync": chatSyncFigures,
  "queue-list": queueListFigures,
  relay: relayFigures,
  updates: updateFigures,
  history: historyFigures,
  dialogs: dialogFigures,
  accounts: accountFigures,
  escalation: escalationFigures,
  webhooks: webhookFigures,
  process: processFigures,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean" },
    only: { type: "string", multiple: true },
    minutes: { type: "string", default: "30" },
  },
});
/** Measured when they are named, for the time they take. */
const longGroups: typeof groups = { growth: growthFigures, soak: () => soakFigures(Number(values.minutes)) };
const all = { ...groups, ...longGroups };
const named = [...positionals, ...(values.only ?? []).flatMap((names) => names.split(","))];
const unknown = named.filter((name) => !(name in all));
if (unknown.length > 0) {
  process.stderr.write(`No such group: ${unknown.join(", ")}. There are: ${Object.keys(all).join(", ")}\n`);
  process.exit(1);
}
const chosen = Object.entries(all).filter(([name]) =>
  named.length === 0 ? name in groups : named.includes(name),
);

const verdicts = await withPostgres(async (newDatabase) => {
  const figures: Figure[] = [];
  for (const [name, measure] of chosen) {
    process.stderr.write(`Measuring ${name} …\n`);
    figures.push(...(await measure(newDatabase)));
  }
  return figures.map(judge);
});
process.stdout.write(`${values.json ? JSON.stringify(verdicts, null, 2) : table(verdicts)}\n`);
process.exit(verdicts.every((verdict) => verdict.met) ? 0 : 1);
