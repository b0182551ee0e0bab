import type { Product } from "./product.ts";

/** What people see after `npm start`: where to go and what to try first. */
export function banner({ url, sandboxUrl, inviteUrl, botsReady }: Product): string {
  const state = botsReady
    ? "Gotovo is ready."
    : "The API works. Telegram does not answer yet; the bots go on trying.";
  const lines = ["", state, "", `  API and docs    ${url}/docs`];
  if (sandboxUrl !== null) {
    lines.push(`  Demo café       ${url}/`, `  Local Telegram  ${sandboxUrl}/`, "", "Try this first:");
    if (inviteUrl !== null)
      lines.push(`  - Work at the demo café, as its owner (orders, team, settings): ${inviteUrl}`);
    lines.push(
      `  - Buy a coffee at ${url}/ and press the Telegram button on the next page.`,
      `  - Sign in as a customer at ${url}/account; codes to phones arrive at ${sandboxUrl}/#codes`,
      `  - Watch customer and barista side by side at ${sandboxUrl}/`,
    );
  } else if (inviteUrl !== null) {
    lines.push(
      `  Demo café       ${url}/`,
      "",
      `Work at the demo café, as its owner (orders, team, settings): ${inviteUrl}`,
    );
  }
  return `${lines.join("\n")}\n\nCtrl+C stops everything.\n`;
}
