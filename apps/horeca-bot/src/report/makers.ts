import type { ReportPeriod } from "@gotovo/domain";
import type { FileMakers } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { listReportOrders } from "@gotovo/usecases/venue/reports/list-report-orders";
import { reportCsv } from "./csv.ts";
import { createPainter } from "./painter.ts";
import { reportPicture } from "./picture.ts";

/** Who makes the files of reports, at the moment they are sent. */
export function reportMakers(deps: Pick<Deps, "db">): FileMakers {
  const paint = createPainter();
  return {
    "report-picture": ({ report }, texts) => paint(reportPicture(texts, JSON.parse(String(report)))),
    "report-csv": ({ venue, period, until }, texts) => {
      const asked = {
        venueId: String(venue),
        period: period as ReportPeriod,
        until: new Date(String(until)),
      };
      return reportCsv(texts, listReportOrders(deps, asked));
    },
  };
}
