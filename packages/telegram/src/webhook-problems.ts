import { type EnvProblems, isLoopback } from "@gotovo/runtime";

/** Ports that Telegram delivers webhooks to. */
const telegramPorts = new Set(["", "80", "88", "443", "8443"]);

/**
 * What would have Telegram refuse the address of webhooks. With webhooks off nothing does.
 * @param takenBy who delivers them: Telegram itself, the sandbox, or a Bot API server of the operator's own, which takes http too
 */
export function webhookProblems(
  publicUrl: string,
  secret: string | undefined,
  takenBy: "telegram" | "sandbox" | "own server",
): EnvProblems {
  if (secret === undefined || takenBy === "own server") return {};
  const { protocol, hostname, port } = new URL(publicUrl);
  if (takenBy === "sandbox" && isLoopback(hostname)) return {};
  if (protocol !== "https:")
    return {
      PUBLIC_URL:
        "must be an https address when TELEGRAM_WEBHOOK_SECRET is set: Telegram takes no other for webhooks",
    };
  if (isLoopback(hostname))
    return {
      PUBLIC_URL:
        "must not be this machine's own when TELEGRAM_WEBHOOK_SECRET is set: Telegram could not reach it",
    };
  return telegramPorts.has(port)
    ? {}
    : {
        PUBLIC_URL:
          "must have port 443, 80, 88 or 8443 when TELEGRAM_WEBHOOK_SECRET is set: Telegram takes no other",
      };
}
