import {
  type EnvProblems,
  metricsPortProblems,
  publicUrlProblems,
  refuseProblems,
  webhookAddressProblems,
} from "@gotovo/runtime";
import { webhookProblems } from "@gotovo/telegram/webhook-problems";

/** An operator's command needs less than a product that serves people. */
export type Purpose = "serve" | "command";

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
  readonly WEBHOOK_ALLOW_PRIVATE: boolean;
}

/**
 * Refuses settings that are good by themselves but not together, or not for a production.
 * @throws EnvError naming every one, and why
 */
export function refuseTogether(given: Given, purpose: Purpose): void {
  refuseProblems(
    purpose === "serve" ? { ...tokenProblems(given), ...servingProblems(given) } : tokenProblems(given),
  );
}

function tokenProblems({ CUSTOMER_BOT_TOKEN: customer, HORECA_BOT_TOKEN: horeca }: Given): EnvProblems {
  if (customer === horeca)
    return customer === undefined ? {} : { HORECA_BOT_TOKEN: "must be another bot than CUSTOMER_BOT_TOKEN" };
  const missing = "is required when the other bot's token is set";
  if (customer === undefined) return { CUSTOMER_BOT_TOKEN: missing };
  return horeca === undefined ? { HORECA_BOT_TOKEN: missing } : {};
}

function servingProblems(given: Given): EnvProblems {
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${given.PORT}`;
  return {
    ...(given.NODE_ENV === "production" && missingInProduction(given)),
    ...webhookProblems(publicUrl, given.TELEGRAM_WEBHOOK_SECRET, webhooksFrom(given)),
    ...publicUrlProblems(given),
    ...metricsPortProblems(given),
    ...webhookAddressProblems(given),
  };
}

/** Without tokens the sandbox would be started, where anybody is whoever they say. */
function missingInProduction(given: Given): EnvProblems {
  const names = ["CUSTOMER_BOT_TOKEN", "HORECA_BOT_TOKEN", "SECRET_KEY"] as const;
  const missing = names.filter((name) => given[name] === undefined);
  return Object.fromEntries(missing.map((name) => [name, "is required when NODE_ENV=production"]));
}

function webhooksFrom(given: Given) {
  if (given.CUSTOMER_BOT_TOKEN === undefined) return "sandbox";
  return given.TELEGRAM_API_ROOT === undefined ? "telegram" : "own server";
}
