import type { ReplyKeyboard } from "../../control/contract.ts";
import type { InlineButton } from "../../state/types.ts";
import { badRequest } from "../errors.ts";

/** What a reply_markup means: buttons under the message, or a change of the chat's keyboard. */
export type Markup =
  | { kind: "none" }
  | { kind: "inline"; rows: InlineButton[][] }
  | { kind: "keyboard"; keyboard: Omit<ReplyKeyboard, "message_id" | "used"> }
  | { kind: "remove" };

const buttonKinds = [
  "url",
  "callback_data",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "callback_game",
  "pay",
];
const styles = ["danger", "success", "primary"];

/** Reads a reply_markup that passed the field check; refuses what Telegram refuses about buttons. */
export function readMarkup(value: unknown): Markup {
  if (value === undefined) return { kind: "none" };
  const markup = value as Record<string, unknown>;
  if ("inline_keyboard" in markup) return inline(markup.inline_keyboard as InlineButton[][]);
  if ("keyboard" in markup) return keyboard(markup);
  if (markup.remove_keyboard) return { kind: "remove" };
  if (markup.force_reply)
    return { kind: "keyboard", keyboard: { ...plain(markup), buttons: [], force_reply: true } };
  return { kind: "none" };
}

/** What only private chats have: Web Apps, and asking for a phone or a place. */
export function refuseInGroups(markup: Markup): void {
  if (markup.kind === "inline" && markup.rows.flat().some((button) => button.web_app))
    throw badRequest("BUTTON_TYPE_INVALID");
  if (markup.kind !== "keyboard") return;
  const buttons = markup.keyboard.buttons.flat();
  if (buttons.some((button) => button.request_contact))
    throw badRequest("phone number can be requested in private chats only");
  if (buttons.some((button) => button.request_location))
    throw badRequest("location can be requested in private chats only");
}

function inline(source: InlineButton[][]): Markup {
  const rows = source.filter((row) => row.length > 0);
  if (rows.flat().length > 100) throw badRequest("reply markup is too long");
  for (const button of rows.flat()) checkInlineButton(button);
  return rows.length === 0 ? { kind: "none" } : { kind: "inline", rows };
}

function checkInlineButton(button: InlineButton): void {
  const { text, callback_data: data, style } = button;
  if (text.trim() === "") throw badRequest("inline keyboard button text must be non-empty");
  checkStyle(style, "inline keyboard button");
  const kinds = buttonKinds.filter((kind) => button[kind] !== undefined && button[kind] !== "");
  if (kinds.length === 0) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (kinds.length > 1)
    throw badRequest(`inline keyboard button must have exactly one of ${kinds.join(", ")}`);
  if (data !== undefined && Buffer.byteLength(data) > 64) throw badRequest("BUTTON_DATA_INVALID");
  const copied = button.copy_text?.text;
  if (copied !== undefined && (copied.length < 1 || copied.length > 256)) {
    throw badRequest("BUTTON_COPY_TEXT_INVALID");
  }
  if (button.url !== undefined && !isButtonUrl(button.url)) {
    throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`);
  }
  const app = button.web_app?.url;
  if (app !== undefined && !app.startsWith("https://")) {
    throw badRequest(`inline keyboard button Web App URL '${app}' is invalid: Only HTTPS links are allowed`);
  }
}

/** Telegram refuses hosts without a dot; localhost is let through, or no local demo could link to itself. */
function isButtonUrl(url: string): boolean {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(full)) return false;
  const { protocol, hostname } = new URL(full);
  if (protocol === "tg:" || protocol === "ton:") return true;
  return /^https?:$/.test(protocol) && (hostname.includes(".") || hostname === "localhost");
}

function checkStyle(style: unknown, what: string): void {
  if (style !== undefined && !styles.includes(style as string)) {
    throw badRequest(`can't parse ${what}: invalid button style specified`);
  }
}

type RawButton = string | (ReplyKeyboard["buttons"][number][number] & Record<string, unknown>);

function keyboard(markup: Record<string, unknown>): Markup {
  const rows = (markup.keyboard as RawButton[][]).filter((row) => row.length > 0);
  if (rows.length === 0) throw badRequest("reply keyboard must have at least one button");
  const buttons = rows.map((row) =>
    row.map((raw) => {
      const button = typeof raw === "string" ? { text: raw } : raw;
      if (button.text.trim() === "") throw badRequest("keyboard button text must be non-empty");
      checkStyle(button.style, "keyboard button");
      return button;
    }),
  );
  return { kind: "keyboard", keyboard: { ...plain(markup), buttons } };
}

function plain(markup: Record<string, unknown>) {
  const placeholder = markup.input_field_placeholder as string | undefined;
  if (placeholder !== undefined && placeholder.length > 64)
    throw badRequest("input field placeholder is too long");
  return {
    resize: markup.resize_keyboard === true,
    one_time: markup.one_time_keyboard === true,
    persistent: markup.is_persistent === true,
    force_reply: false,
    ...(placeholder && { placeholder }),
  };
}
