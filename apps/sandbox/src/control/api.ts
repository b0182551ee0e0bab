import { Hono } from "hono";
import { chatRoutes } from "./chat-routes.ts";
import { codeRoutes } from "./code-routes.ts";
import type { ControlDeps } from "./deps.ts";
import { eventRoutes } from "./event-routes.ts";
import { ControlError, notFound } from "./failure.ts";
import { typeOf } from "./file-type.ts";
import { groupRoutes } from "./group-routes.ts";
import { peopleRoutes } from "./people-routes.ts";
import { weatherRoutes } from "./weather-routes.ts";

/** Everything under /sandbox; see contract.ts for what each path takes and answers. */
export function createControlApi(deps: ControlDeps): Hono {
  const app = new Hono();
  app.use("*", async (c, next) => {
    c.header("X-Content-Type-Options", "nosniff");
    c.header("X-Frame-Options", "DENY");
    c.header("Cross-Origin-Resource-Policy", "same-origin");
    await next();
  });
  // Whatever a page of another origin may send without asking first is not JSON.
  app.use("/sandbox/*", (c, next) => {
    const needed = ["POST", "PUT", "PATCH"].includes(c.req.method);
    const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
    if (needed && type !== "application/json")
      throw new ControlError(415, "not_json", "send application/json");
    return next();
  });
  app.route("/sandbox", peopleRoutes(deps));
  app.route("/sandbox/chats", chatRoutes(deps));
  app.route("/sandbox/groups", groupRoutes(deps));
  app.route("/sandbox", codeRoutes(deps));
  app.route("/sandbox", weatherRoutes(deps));
  app.route("/sandbox", eventRoutes(deps));
  app.get("/sandbox/files/:unique_id", (c) => {
    const file = deps.world.files.get(c.req.param("unique_id"));
    if (!file) throw notFound("the file");
    return c.body(new Uint8Array(file.bytes), 200, {
      "content-type": typeOf(file.bytes, file.mime_type),
      // Uploaded by anyone: never run as a page of this origin.
      "content-security-policy": "sandbox",
    });
  });
  app.all("/sandbox/*", (c) => {
    throw notFound(c.req.path);
  });
  app.onError((error, c) => {
    if (error instanceof ControlError) {
      return c.json({ error: { code: error.code, message: error.message } }, error.status);
    }
    deps.onBug(error);
    return c.json({ error: { code: "bug", message: "the sandbox failed; see its log" } }, 500);
  });
  return app;
}
