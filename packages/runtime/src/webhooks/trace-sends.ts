import type { Trace } from "../trace.ts";
import type { WebhookSender } from "./sender.ts";

/** The same sender, whose attempts are spans. Of an address its host is told: the rest may be secret. */
export function traceSends(sender: WebhookSender, trace: Trace | undefined): WebhookSender {
  if (trace === undefined) return sender;
  return {
    ...sender,
    send: (url, body, headers) =>
      trace.span(
        "webhook attempt",
        { kind: "client", fields: { "server.address": new URL(url).hostname } },
        async (span) => {
          const attempt = await sender.send(url, body, headers);
          if (attempt.status !== null) span.note({ "http.response.status_code": attempt.status });
          if (attempt.status === null || attempt.status >= 300) span.fail();
          return attempt;
        },
      ),
  };
}
