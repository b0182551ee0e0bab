import { useState } from "preact/hooks";
import type { ReplyKeyboard as Keyboard } from "../../../src/control/contract.ts";
import { fullName } from "../model/people.ts";
import type { Bot, Person } from "../model/state.ts";
import { styleClass } from "./inline-keyboard.tsx";
import { usePage } from "./page-context.ts";
import { PaneDialog } from "./pane-dialog.tsx";

interface ReplyKeyboardProps {
  readonly keyboard: Keyboard;
  readonly person: Person;
  readonly bot: Bot;
  readonly onPress: (text: string) => void;
}

/** The bot's own keyboard under the composer. A button that asks for the contact first asks the person. */
export function ReplyKeyboard({ keyboard, person, bot, onPress }: ReplyKeyboardProps) {
  const { t } = usePage();
  const [asking, setAsking] = useState<string | null>(null);
  return (
    <>
      <fieldset
        class={keyboard.resize ? "reply-keyboard" : "reply-keyboard tall"}
        data-testid="reply-keyboard"
        aria-label={t("bot-keyboard")}
      >
        {keyboard.buttons.map((row, index) => (
          <div key={index} class="keyboard-row">
            {row.map((button) => (
              <button
                key={button.text}
                type="button"
                class={`reply-button ${styleClass(button.style)}`}
                onClick={() => (button.request_contact ? setAsking(button.text) : onPress(button.text))}
              >
                {button.text}
              </button>
            ))}
          </div>
        ))}
      </fieldset>
      {asking !== null && (
        <PaneDialog title={t("contact-question", { bot: bot.first_name })} onClose={() => setAsking(null)}>
          <p class="quiet">
            {fullName(person)} · {person.phone}
          </p>
          <div class="dialog-buttons">
            <button type="button" class="button" onClick={() => setAsking(null)}>
              {t("cancel")}
            </button>
            <button
              type="button"
              class="button primary"
              data-autofocus
              onClick={() => {
                setAsking(null);
                onPress(asking);
              }}
            >
              {t("share")}
            </button>
          </div>
        </PaneDialog>
      )}
    </>
  );
}
