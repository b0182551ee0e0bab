import { EnvError, findSecretKeys } from "@gotovo/runtime";
import { readConfig } from "./config.ts";
import { bad, doubtful, type Finding, good, wordFindings } from "./doctor/finding.ts";
import { lookAtDatabase } from "./doctor/look-at-database.ts";
import { lookAtSettings } from "./doctor/look-at-settings.ts";
import { lookAtTelegram } from "./doctor/look-at-telegram.ts";

// Looks at settings, database, Telegram and the public address, and says what is wrong and what to do. Ends with 1 when
// something is bad. It changes nothing.
const findings = await examine(process.env);
process.stdout.write(`${wordFindings(findings)}\n`);
process.exitCode = findings.some(({ state }) => state === "bad") ? 1 : 0;

async function examine(env: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  let config: ReturnType<typeof readConfig>;
  let keys: Awaited<ReturnType<typeof findSecretKeys>>;
  try {
    config = readConfig(env);
    keys = await findSecretKeys({ env, dataDir: config.dataDir });
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    return error.message.split("\n").map((line) => bad("settings", line));
  }
  const { databaseUrl, databaseDirectUrl, publicUrl } = config;
  const url = databaseDirectUrl ?? databaseUrl;
  const looks = await Promise.all([
    url === null
      ? [good("database", "DATABASE_URL is unset: the embedded one is looked after by the product itself")]
      : lookAtDatabase(url, keys),
    lookAtTelegram(config),
    [await lookAtPublicUrl(publicUrl)],
  ]);
  return [...lookAtSettings(config), ...looks.flat()];
}

async function lookAtPublicUrl(publicUrl: string): Promise<Finding> {
  const about = "public address";
  try {
    const { status } = await fetch(`${publicUrl}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    if (status === 200) return good(about, `${publicUrl} is ready`);
    return bad(
      about,
      `${publicUrl}/health/ready answers ${status}. Does the proxy lead to a process with the role api?`,
    );
  } catch (error) {
    const reason =
      error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : error;
    return doubtful(
      about,
      `${publicUrl} cannot be reached from here (${reason}). Does the product run, and does the name lead to it?`,
    );
  }
}
