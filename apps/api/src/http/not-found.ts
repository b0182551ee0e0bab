import type { OpenAPIHono } from "@hono/zod-openapi";
import { METHOD_NAME_ALL } from "hono/router";
import { TrieRouter } from "hono/router/trie-router";
import type { ApiOptions } from "../context.ts";
import { refuse, send } from "./answer.ts";
import { HttpProblem } from "./http-problem.ts";
import type { Observe } from "./observe.ts";
import { protectiveHeaders } from "./protective-headers.ts";

/** Answers what no route took: 405 with `Allow` when the path exists for other methods, else 404. */
export function answerUnknown(
  app: OpenAPIHono,
  { publicUrl }: Pick<ApiOptions, "publicUrl">,
  observe: Observe,
): void {
  const protective = protectiveHeaders(publicUrl);
  const observer = observe("ANY", "unmatched");
  const methods = new TrieRouter<string>();
  for (const route of app.routes) {
    if (route.method !== METHOD_NAME_ALL) methods.add(METHOD_NAME_ALL, route.path, route.method);
  }
  const allowedOf = (path: string) => {
    const [matches] = methods.match(METHOD_NAME_ALL, path);
    const allowed = new Set(matches.map(([method]) => method as string));
    if (allowed.has("GET")) allowed.add("HEAD");
    return [...allowed].sort().join(", ");
  };

  app.notFound((c) => {
    const request = observer.begin(c);
    const allow = allowedOf(c.req.path);
    const error =
      allow === ""
        ? new HttpProblem("not_found", { detail: "This path does not exist." })
        : new HttpProblem("method_not_allowed", { detail: `Use ${allow}.`, headers: { allow } });
    const answer = refuse(error);
    observer.end(request, answer, null);
    return send(answer, request.id, protective);
  });

  app.onError((error, c) => {
    const request = observer.begin(c);
    const answer = refuse(error);
    observer.end(request, answer, null);
    return send(answer, request.id, protective);
  });
}
