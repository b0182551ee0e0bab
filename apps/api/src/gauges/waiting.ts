import type { ApiOptions } from "../context.ts";
import type { Admission } from "../http/admission.ts";

/** In `/metrics`: the requests that wait for their turn. */
export function measureWaiting(metrics: ApiOptions["metrics"], admission: Admission): void {
  const gauge = metrics.gauge({
    name: "http_requests_waiting",
    help: "Requests of the API that wait for their turn",
    collect() {
      gauge.set(admission.waiting());
    },
  });
}
