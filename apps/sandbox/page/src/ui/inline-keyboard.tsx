import type { InlineButton } from "../../../src/control/messages.ts";
import { copyText } from "../api/copy.ts";
import type { Side } from "../model/address.ts";
import { buttonKey } from "../model/taps.ts";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";

interface InlineKeyboardProps {
  readonly rows: InlineButton[][];
  /** Which buttons wait for the bot, a line each (`buttonKey`). */
  readonly waiting: string;
  readonly side: Side;
  readonly onTap: (row: number, column: number) => void;
}

/** The buttons under a message. A tapped one turns until the bot has answered. */
export function InlineKeyboard({ rows, waiting, side, onTap }: InlineKeyboardProps) {
  const { t, say, followLink } = usePage();
  const busyKeys = waiting.split("\n");

  async function press(button: InlineButton, row: number, column: number) {
    const url = button.url ?? button.web_app?.url;
    if (button.copy_text) {
      const copied = await copyText(button.copy_text.text);
      say(
        copied
          ? t("copied", { text: button.copy_text.text })
          : t("copy-failed", { text: button.copy_text.text }),
      );
    } else if (url) followLink(url, side);
    else onTap(row, column);
  }

  return (
    <div class="inline-keyboard">
      {rows.map((buttons, row) => (
        <div key={row} class="keyboard-row">
          {buttons.map((button, column) => {
            const busy = busyKeys.includes(buttonKey({ data: button.callback_data, row, column }));
            return (
              <button
                key={column}
                type="button"
                class={`inline-button ${styleClass(button.style)}`}
                data-testid="inline-button"
                title={button.text}
                aria-busy={busy}
                onClick={() => !busy && press(button, row, column)}
              >
                <span class="button-text">{button.text}</span>
                {button.copy_text && <Icon name="copy" size={10} />}
                {(button.url ?? button.web_app) && <Icon name="link" size={10} />}
                {busy && <span class="spinner" aria-hidden="true" />}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** The colour of a button's style; unknown styles look like none. */
export function styleClass(style: string | undefined): string {
  return style && ["danger", "success", "primary"].includes(style) ? `style-${style}` : "";
}
