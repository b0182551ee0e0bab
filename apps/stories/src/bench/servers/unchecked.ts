import { createApi } from "@gotovo/api";
import { createRouter } from "@gotovo/api/http/create-router";
import { createObserver } from "@gotovo/api/http/observe";
import { personalArea as answer } from "@gotovo/contract";
import { Prisma } from "@gotovo/db";
import { createLogger, createMetrics } from "@gotovo/runtime";
import type { PersonalArea } from "@gotovo/usecases/accounts/personal-area";
import { serve } from "@hono/node-server";
import { openBenchDeps } from "../lib/database.ts";

// The product's API, and beside its personal area the same without looking at who asks: same router, same read, same
// answer, but neither the token nor its session.
const { DATABASE_URL = "", ACCOUNT_ID = "" } = process.env;
const deps = await openBenchDeps(DATABASE_URL);
const options = {
  deps,
  log: createLogger({ level: "warn" }),
  metrics: createMetrics(),
  publicUrl: "http://localhost",
};
const app = createApi(options);
const router = createRouter(app, options, createObserver({ ...options, metrics: createMetrics() }));
router.public(
  {
    method: "get",
    path: "/unchecked/personal-area",
    operationId: "getUncheckedPersonalArea",
    tag: "Bench",
    summary: "The personal area of one account, to everybody",
    answers: { 200: { description: "The personal area", schema: answer } },
  },
  async () => {
    const [area] = await deps.db.read<PersonalArea>(Prisma.sql`
      select a.phone, a.invite_code as "inviteCode",
        (select i.invite_code from account i where i.id = a.invited_by_id) as "invitedBy",
        coalesce((select json_agg(f.phone order by f.invited_at, f.id) from account f where f.invited_by_id = a.id),
          '[]') as followers
      from account a where a.id = ${ACCOUNT_ID}::uuid`);
    if (!area) throw new Error("the account is not there");
    const { phone, inviteCode, invitedBy, followers } = area;
    return {
      status: 200,
      json: { phone_number: phone, invite_code: inviteCode, invited_by: invitedBy, followers },
      headers: { "cache-control": "no-store" },
    };
  },
);
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  process.send?.({ port }),
);
process.once("SIGTERM", () => {
  server.close();
  void deps.close().then(() => process.exit(0));
});
