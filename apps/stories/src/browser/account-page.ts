import type { Page } from "playwright-core";

/** The accounts' pages in Russian, as somebody uses them. */
export function accountPage(page: Page) {
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const heading = (name: string | RegExp) => page.getByRole("heading", { name }).first().waitFor();
  const dialog = page.getByRole("dialog");
  const me = {
    page,
    dialog,
    button,
    press: (name: string | RegExp) => button(name).click(),
    /** Answers a question with this button. */
    answer: (name: string) => dialog.getByRole("button", { name, exact: true }).click(),
    heading,
    sees: (text: string | RegExp) => page.getByText(text).first().waitFor(),
    /** Opens a section of the personal area. */
    go: (section: string) => page.getByRole("link", { name: section, exact: true }).click(),
    async enterPhone(number: string) {
      await page.getByLabel("Номер телефона").fill(number);
      await me.press("Получить код");
      await heading("Введите код");
    },
    async enterCode(code: string) {
      await page.getByRole("textbox", { name: "Код", exact: true }).fill(code);
      await me.press("Подтвердить");
    },
    /** The digits to compare. */
    async fingerprint() {
      const shown = page.getByRole("img", { name: "Цифры для сверки" });
      return (await shown.getAttribute("aria-label"))?.replace(/^\D+/, "");
    },
  };
  return me;
}

export type AccountPage = ReturnType<typeof accountPage>;
