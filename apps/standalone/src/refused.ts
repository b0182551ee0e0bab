import {
  type EnvProblems,
  metricsPortProblems,
  publicUrlProblems,
  refuseProblems,
  webhookAddressProblems,
} from "@gotovo/runtime";
import { webhookProblems } from "@gotovo/telegram/webhook-problems";
import type { Role } from "./roles.ts";

/** An operator's command needs less than a product that serves people. */
export type Purpose = "serve" | "command" | { readonly roles: ReadonlySet<Role> };

/** The variables that depend on one another. */
interface Given {
  readonly NODE_ENV?: string | undefined;
  readonly PORT: number;
  readonly METRICS_PORT?: number | undefined;
  readonly PUBLIC_URL?: string | undefined;
  readonly CUSTOMER_BOT_TOKEN?: string | undefined;
  readonly HORECA_BOT_TOKEN?: string | undefined;
  readonly TELEGRAM_API_ROOT?: string | undefined;
  readonly TELEGRAM_WEBHOOK_SECRET?: string | undefined;
  readonly SECRET_KEY?: string | undefined;
  readonly DATABASE_URL?: string | undefined;
  readonly WEBHOOK_ALLOW_PRIVATE: boolean;
}

/**
 * Refuses settings that are good by themselves but not together, or not for a production.
 * @throws EnvError naming every one, and why
 */
export function refuseTogether(given: Given, purpose: Purpose): void {
  const roles = typeof purpose === "string" ? null : purpose.roles;
  refuseProblems({
    ...(roles !== null && missingForRoles(given, roles)),
    ...tokenProblems(given),
    ...(purpose !== "command" && servingProblems(given, roles)),
  });
}

function tokenProblems({ CUSTOMER_BOT_TOKEN: customer, HORECA_BOT_TOKEN: horeca }: Given): EnvProblems {
  if (customer === horeca)
    return customer === undefined ? {} : { HORECA_BOT_TOKEN: "must be another bot than CUSTOMER_BOT_TOKEN" };
  const missing = "is required when the other bot's token is set";
  if (customer === undefined) return { CUSTOMER_BOT_TOKEN: missing };
  return horeca === undefined ? { HORECA_BOT_TOKEN: missing } : {};
}

function servingProblems(given: Given, roles: ReadonlySet<Role> | null): EnvProblems {
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${given.PORT}`;
  const runsBots = roles === null || hasBots(roles);
  const webhookSecret = runsBots ? given.TELEGRAM_WEBHOOK_SECRET : undefined;
  // The API's links and cookies stand on it, and bots tell Telegram where to bring updates.
  const usesAddress = roles === null || roles.has("api") || webhookSecret !== undefined;
  return {
    ...(given.NODE_ENV === "production" && missingInProduction(given, runsBots)),
    ...webhookProblems(publicUrl, webhookSecret, webhooksFrom(given)),
    ...publicUrlProblems(given, usesAddress),
    ...metricsPortProblems(given),
    ...webhookAddressProblems(given),
  };
}

const tokens = ["CUSTOMER_BOT_TOKEN", "HORECA_BOT_TOKEN"] as const;

function hasBots(roles: ReadonlySet<Role>): boolean {
  return roles.has("customer") || roles.has("horeca");
}

/** Processes of their own have no sandbox and no database of their own. */
function missingForRoles(given: Given, roles: ReadonlySet<Role>): EnvProblems {
  const names = hasBots(roles) ? (["DATABASE_URL", ...tokens] as const) : (["DATABASE_URL"] as const);
  const missing = names.filter((name) => given[name] === undefined);
  return Object.fromEntries(missing.map((name) => [name, "is required by a role of its own"]));
}

/** Without tokens the sandbox would be started, where anybody is whoever they say. */
function missingInProduction(given: Given, needsTokens: boolean): EnvProblems {
  const names = needsTokens ? ([...tokens, "SECRET_KEY"] as const) : (["SECRET_KEY"] as const);
  const missing = names.filter((name) => given[name] === undefined);
  return Object.fromEntries(missing.map((name) => [name, "is required when NODE_ENV=production"]));
}

function webhooksFrom(given: Given) {
  if (given.CUSTOMER_BOT_TOKEN === undefined) return "sandbox";
  return given.TELEGRAM_API_ROOT === undefined ? "telegram" : "own server";
}
