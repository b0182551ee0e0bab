import type { Trace } from "@gotovo/runtime";
import type { Context } from "hono";
import type { RouteSpec } from "./route-spec.ts";

type Handle = (c: Context) => Promise<Response>;

/**
 * The same handler, whose requests are spans under the caller's `traceparent`, by the route's pattern: paths hold tokens. What
 * operators and proxies ask for is left out.
 */
export function traced(
  trace: Trace | undefined,
  spec: Pick<RouteSpec, "method" | "path" | "tag">,
  handle: Handle,
): Handle {
  if (trace === undefined || spec.tag === "Operation") return handle;
  const method = spec.method.toUpperCase();
  const fields = { "http.request.method": method, "http.route": spec.path };
  return (c) => {
    const given = c.req.header("traceparent");
    const from = given === undefined ? [] : [given];
    return trace.span(`${method} ${spec.path}`, { kind: "server", from, fields }, async (span) => {
      const response = await handle(c);
      const requestId = response.headers.get("x-request-id");
      span.note({
        "http.response.status_code": response.status,
        ...(requestId !== null && { "gotovo.request_id": requestId }),
      });
      if (response.status >= 500) span.fail();
      return response;
    });
  };
}
