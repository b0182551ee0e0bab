import { parseArgs } from "node:util";
import { accountFigures } from "./figures/accounts.ts";
import { chatSyncFigures } from "./figures/chat-sync.ts";
import { dialogFigures } from "./figures/dialogs.ts";
import { historyFigures } from "./figures/history.ts";
import { availabilityFigures, orderFigures, subscriptionFigures } from "./figures/http.ts";
import { processFigures } from "./figures/process.ts";
import { relayFigures } from "./figures/relay.ts";
import { updateFigures } from "./figures/updates.ts";
import { webhookFigures } from "./figures/webhooks.ts";
import { withPostgres } from "./lib/database.ts";
import { type Figure, judge, table } from "./lib/figure.ts";

const groups: Record<string, (newDatabase: () => Promise<string>) => Promise<Figure[]>> = {
  subscriptions: subscriptionFigures,
  orders: orderFigures,
  availability: availabilityFigures,
  "chat-sync": chatSyncFigures,
  relay: relayFigures,
  updates: updateFigures,
  history: historyFigures,
  dialogs: dialogFigures,
  accounts: accountFigures,
  webhooks: webhookFigures,
  process: processFigures,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean" }, only: { type: "string", multiple: true } },
});
const named = [...positionals, ...(values.only ?? []).flatMap((names) => names.split(","))];
const unknown = named.filter((name) => !(name in groups));
if (unknown.length > 0) {
  process.stderr.write(
    `No such group: ${unknown.join(", ")}. There are: ${Object.keys(groups).join(", ")}\n`,
  );
  process.exit(1);
}
const chosen = Object.entries(groups).filter(([name]) => named.length === 0 || named.includes(name));

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
