import type { ChatPage } from "./chat-page.ts";

/** What the page's own menus about groups say. */
const words = {
  menu: "Действия с группой",
  members: "Участники",
  bot: "Действия: Готово · HoReCa",
  administrator: "администратор",
  promote: "Сделать администратором",
  close: "Закрыть",
  closeTopic: "Закрыть тему",
};

/** Makes a group with topics and the HoReCa bot, on the page of somebody's chats; ends in its General topic. */
export async function makeTeamGroup({ page, pane }: ChatPage, title: string): Promise<void> {
  await pane.getByTestId("new-group").click();
  await pane.getByTestId("group-title").fill(title);
  await pane.getByText("@GotovoHorecaDemoBot").click();
  await pane.getByTestId("group-create").click();
  await pane.getByRole("heading", { name: title }).waitFor();
  await inMenu({ page, pane }, words.members);
  await pane.getByRole("button", { name: words.bot }).click();
  await page.getByRole("menuitem", { name: words.promote }).click();
  await pane.getByTestId("group-members").getByText(words.administrator, { exact: true }).waitFor();
  await pane.getByTestId("group-members").getByRole("button", { name: words.close, exact: true }).click();
}

/** Goes to a topic by its tab. */
export const openTopic = ({ pane }: ChatPage, name: string) =>
  pane.getByTestId("topics").getByRole("button", { name }).click();

/** Closes the topic that is open. */
export const closeTopic = (chat: ChatPage) => inMenu(chat, words.closeTopic);

async function inMenu({ page, pane }: Pick<ChatPage, "page" | "pane">, item: string): Promise<void> {
  await pane.getByRole("button", { name: words.menu }).click();
  await page.getByRole("menuitem", { name: item }).click();
}
