import type { Locator, Page } from "playwright-core";
import type { Upload } from "./uploads.ts";

/** What the page's own menus say. */
const menus = {
  ru: { message: "Действия с сообщением", reply: "Ответить", quote: "Ответить с цитатой", edit: "Изменить" },
  en: { message: "Message actions", reply: "Reply", quote: "Reply with quote", edit: "Edit" },
};

export interface ChatPageOptions {
  readonly side?: "left" | "right";
  /** Of the browser: the page follows it. */
  readonly language?: keyof typeof menus;
}

/** The local Telegram's page, as somebody uses it with one chat open. */
export function chatPage(page: Page, { side = "left", language = "ru" }: ChatPageOptions = {}) {
  const pane = page.getByTestId(`pane-${side}`);
  const messages = pane.getByTestId("message");
  const words = menus[language];
  const message = (text: string | RegExp): Locator => messages.filter({ hasText: text }).last();
  const say = async (text: string) => {
    await pane.getByTestId("composer").fill(text);
    await pane.getByTestId("composer").press("Enter");
  };
  const openMenu = (bubble: Locator) => bubble.getByRole("button", { name: words.message }).click();
  const choose = (item: string) => page.getByRole("menuitem", { name: item, exact: true }).click();
  return {
    page,
    pane,
    messages,
    /** The newest bubble that holds this text. */
    message,
    /** The newest of one's own. */
    own: (text: string): Locator => pane.locator(".message.own", { hasText: text }).last(),
    /** Says who opens a link. */
    choose: (name: string) => pane.getByRole("button", { name }).first().click(),
    start: () => pane.getByTestId("start").click(),
    tap: (button: string) => pane.getByTestId("inline-button").filter({ hasText: button }).last().click(),
    /** Selects the row of a list that begins with this. */
    select: (row: string) =>
      pane
        .getByTestId("inline-button")
        .filter({ hasText: `☐ ${row}` })
        .last()
        .click(),
    /** Writes a message and sends it. */
    say,
    /** Answers a bubble; with `quote`, that part of it. */
    async reply(bubble: Locator, text: string, quote?: string) {
      if (quote) await select(bubble, quote);
      await openMenu(bubble);
      await choose(quote ? words.quote : words.reply);
      await say(text);
    },
    /** Rewrites one's own message. */
    async edit(bubble: Locator, text: string) {
      await openMenu(bubble);
      await choose(words.edit);
      await say(text);
    },
    async react(bubble: Locator, emoji: string) {
      await openMenu(bubble);
      await page.getByRole("menuitemcheckbox", { name: emoji }).click();
    },
    /** Sends files as the attachment menu does: pictures and clips by default, several as an album. */
    async attach(files: Upload[], { kind, caption }: { kind?: "document" | "voice"; caption?: string } = {}) {
      await pane.getByTestId(kind ? `file-input-${kind}` : "file-input").setInputFiles(files);
      if (kind === "voice") return;
      if (caption) await pane.getByTestId("attach-caption").fill(caption);
      await pane.getByTestId("attach-send").click();
    },
    /** Waits until a bubble carries the reaction. */
    reacted: (bubble: Locator, emoji: string) => bubble.locator(".reaction", { hasText: emoji }).waitFor(),
  };
}

export type ChatPage = ReturnType<typeof chatPage>;

/** Selects a part of what a bubble says, as a mouse would. */
async function select(bubble: Locator, part: string): Promise<void> {
  const id = await bubble.getAttribute("data-message-id");
  await bubble.page().evaluate(`{
    const text = document.querySelector('[data-message-id="${id}"] .message-text');
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent.indexOf(${JSON.stringify(part)});
      if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + ${part.length});
    }
  }`);
}
