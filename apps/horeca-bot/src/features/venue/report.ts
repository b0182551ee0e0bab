import type { ReportPeriod } from "@gotovo/domain";
import { onTap, shorten } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { reportOrdersAtMost } from "@gotovo/usecases/venue/reports/list-report-orders";
import { makeReport } from "@gotovo/usecases/venue/reports/make-report";
import { reportMessage } from "@gotovo/usecases/venue/reports/report-message";
import { Composer } from "grammy";
import { reportCallback } from "../../callbacks.ts";
import type { HorecaContext } from "../../context.ts";
import { reportTitle } from "../../report/numbers.ts";
import { endOf, endOfMinute } from "../../report/report-content.ts";
import { requireStaff } from "../../require-staff.ts";

/** `/report` for owners and managers: a day or several in words and a picture, and the same orders as a table. */
export function report(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();
  composer.command("report", async (ctx) => {
    const { venueId } = await requireStaff(deps, ctx, "report.read");
    const until = endOfMinute(deps.clock());
    await ctx.conversation.say(reportMessage(await makeReport(deps, { venueId, period: "today", until })));
  });
  onTap(composer, reportCallback, async (ctx, tap) => {
    const { venueId } = await requireStaff(deps, ctx, "report.read");
    const { say, toast } = ctx.conversation;
    if (tap.venue !== venueId) return toast("report-other-venue", {}, { alert: true });
    const asked = { venueId, period: tap.period, until: endOf(tap.until, deps.clock()) };
    if (tap.as === "csv") return sayTable(deps, ctx, asked);
    await say(reportMessage(await makeReport(deps, asked)));
    await toast("report-coming");
  });
  return composer;
}

async function sayTable(
  deps: Deps,
  ctx: HorecaContext,
  asked: { readonly venueId: string; readonly period: ReportPeriod; readonly until: Date },
): Promise<void> {
  const { say, texts, toast } = ctx.conversation;
  const found = await makeReport(deps, asked);
  const { days, figures, venueName } = found;
  if (figures.orders === 0) return toast("report-csv-empty", {}, { alert: true });
  const first = days.at(0)?.date;
  const last = days.at(-1)?.date;
  const args = { venue: asked.venueId, period: asked.period, until: found.until };
  await say({
    key: figures.orders > reportOrdersAtMost ? "report-csv-cut" : "report-csv",
    args: {
      venue: shorten(venueName, 100),
      title: reportTitle(texts, found),
      count: figures.orders,
      most: reportOrdersAtMost,
    },
    file: {
      kind: "document",
      name: first === last ? `orders-${last}.csv` : `orders-${first}-${last}.csv`,
      make: "report-csv",
      args,
    },
  });
  await toast("report-csv-coming");
}
