import type { Trace } from "@gotovo/runtime/trace";
import type { Api } from "grammy";

/** Has every call of `api` noted as a span: its method and what became of it, nothing of what it says or to whom. */
export function traceCalls(api: Api, trace: Trace): void {
  api.config.use((call, method, payload, signal) =>
    trace.span(`telegram ${method}`, { kind: "client" }, async (span) => {
      const answer = await call(method, payload, signal);
      if (!answer.ok) {
        span.note({ "http.response.status_code": answer.error_code });
        span.fail();
      }
      return answer;
    }),
  );
}
