import { z } from "zod";

const longest = 3650;

function days(least: number) {
  return z.coerce
    .number("must be a number of days")
    .int("must be a whole number of days")
    .min(least, `must be at least ${least}`)
    .max(longest, `must be at most ${longest}`);
}

/** What can be kept for good, too: null. */
function daysOrForever(least: number) {
  const forever = z.literal("forever").transform(() => null);
  return z.union([forever, days(least)], `must be "forever", or days from ${least} to ${longest}`);
}

/** A report goes back that far. */
const reported = 31;

/** How long what grows is kept. */
export const keptVariables = {
  EVENTS_KEPT_DAYS: days(1).default(30),
  MESSAGES_KEPT_DAYS: daysOrForever(reported).default(365),
  ORDERS_KEPT_DAYS: daysOrForever(reported).default(null),
};
