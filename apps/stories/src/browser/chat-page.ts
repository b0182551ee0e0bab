import type { Locator, Page } from "playwright-core";

/** The local Telegram's page, as somebody uses it with one chat open. */
export function chatPage(page: Page, side: "left" | "right" = "left") {
  const pane = page.getByTestId(`pane-${side}`);
  const messages = pane.getByTestId("message");
  return {
    page,
    messages,
    /** The newest bubble that holds this text. */
    message: (text: string | RegExp): Locator => messages.filter({ hasText: text }).last(),
    /** Says who opens a link. */
    choose: (name: string) => pane.getByRole("button", { name }).first().click(),
    start: () => pane.getByTestId("start").click(),
    tap: (button: string) => pane.getByTestId("inline-button").filter({ hasText: button }).last().click(),
    /** Writes a message and sends it. */
    async say(text: string) {
      await pane.getByTestId("composer").fill(text);
      await pane.getByTestId("composer").press("Enter");
    },
  };
}

export type ChatPage = ReturnType<typeof chatPage>;
