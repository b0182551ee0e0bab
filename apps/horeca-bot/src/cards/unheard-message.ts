import type { QueuedContent } from "@gotovo/domain";
import { shorten } from "@gotovo/telegram";
import { dialogCallback } from "../dialog-callbacks.ts";

/**
 * Puts what staff are reminded of into words that fit, with the button that opens it, at the moment it is sent; leaves
 * every other message alone.
 */
export function withReminder(content: QueuedContent): QueuedContent {
  const { key, args } = content;
  if (!args) return content;
  if (key === "unheard-elsewhere")
    return {
      key,
      args: { venue: shorten(String(args.venue), 100), number: shorten(String(args.number), 32) },
    };
  if (key === "dialog-elsewhere")
    return { key, args: { venue: shorten(String(args.venue), 100), name: shorten(String(args.name), 32) } };
  if (key !== "dialog-unanswered" && key !== "dialog-free") return content;
  const { dialog, assignee = "none" } = args;
  const name = shorten(String(args.name), 32);
  const number = shorten(String(args.number), 32);
  const hasNumber = number === "none" ? "no" : "yes";
  const label = { name, number, hasNumber, assignee: "", hasAssignee: "no" };
  const data = dialogCallback.pack({ dialog: String(dialog) });
  return {
    key,
    args: { name, number, hasNumber, assignee: shorten(String(assignee), 32) },
    buttons: [[{ key: "button-open-dialog", args: label, data }]],
  };
}
