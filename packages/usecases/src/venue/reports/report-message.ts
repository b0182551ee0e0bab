import type { QueuedContent, Report } from "@gotovo/domain";

const key = "report";

/** A report as a queued message: its figures, which the HoReCa bot words and draws in the chat's language. */
export function reportMessage(report: Report): QueuedContent {
  return { key, args: { report: JSON.stringify(report) } };
}

/** The report that a queued message holds; null for every other message. */
export function reportIn(content: QueuedContent): Report | null {
  return content.key === key ? JSON.parse(String(content.args?.report)) : null;
}
